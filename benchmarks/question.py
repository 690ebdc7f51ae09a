"""The question that is measured: all that the page of a saved view asks of a hundred candidates."""

RESULT = "band interpretation score interval { low high confidence }"
SCALE = f"{{ scale {{ key name description lowPole highPole }} {RESULT} }}"
COMPETENCY = f"{{ competency {{ key name definition }} {RESULT} }}"
BLOCKS = "{ heading text }"

VIEW = f"""
    query View($id: ID!) {{
        sharedView(procedureId: $id) {{
            version
            procedureTitle
            lensName
            visibleSections
            candidates(first: 100) {{
                nodes {{
                    id
                    displayName
                    fullName
                    provisionalNorms
                    competencies {COMPETENCY}
                    pressureBehaviour {SCALE}
                    learningAgility {SCALE}
                    motives {SCALE}
                    aptitude {{ bigFive {SCALE} gma {SCALE} }}
                    overviews {{ candidateSummary {BLOCKS} onboardingInsights {BLOCKS} }}
                }}
                totalCount
            }}
        }}
    }}
"""

SHARE = """
    mutation ($id: ID!, $candidateIds: [ID!]!, $filters: SharedViewFiltersInput!) {
        shareView(input: {procedureId: $id, candidateIds: $candidateIds, filters: $filters}) { errors { code } }
    }
"""

SIGN_IN = """
    mutation ($email: EmailAddress!, $password: String!) {
        signIn(input: {email: $email, password: $password, transport: TOKEN}) { accessToken }
    }
"""

ALL_FILTERS = {
    "competencies": True,
    "pressureBehaviour": True,
    "learningAgility": True,
    "motives": True,
    "aptitude": True,
    "scores": True,
    "fullNames": True,
    "overviews": True,
}
