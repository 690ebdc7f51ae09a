"""What refusals say to people, in their language. Clients switch on codes; these texts may change."""

from db.models.accounts import Locale

MESSAGES: dict[str, tuple[str, str]] = {
    "INVALID_INPUT": ("This value cannot be used.", "Deze waarde kan niet worden gebruikt."),
    "INVALID_INPUT:empty": ("Fill this in.", "Vul dit in."),
    "INVALID_INPUT:too_long": ("This is too long.", "Dit is te lang."),
    "INVALID_INPUT:too_many": ("These are too many at once.", "Dit zijn er te veel tegelijk."),
    "INVALID_INPUT:control_characters": (
        "This holds characters that cannot be printed.",
        "Hierin staan tekens die niet kunnen worden afgedrukt.",
    ),
    "INVALID_INPUT:not_an_address": ("This is not an e-mail address.", "Dit is geen e-mailadres."),
    "INVALID_INPUT:not_a_recruitment_role": (
        "Choose a recruitment role.",
        "Kies een rol uit de recruitmentmodule.",
    ),
    "INVALID_INPUT:no_recruitment_role": (
        "This person has no recruitment role yet. Add them as a recruitment user first.",
        "Deze persoon heeft nog geen recruitmentrol. Voeg de persoon eerst toe als recruitmentgebruiker.",
    ),
    "INVALID_INPUT:unknown_lens": ("There is no such lens.", "Deze lens bestaat niet."),
    "INVALID_INPUT:no_candidates": ("Choose at least one candidate.", "Kies minstens één kandidaat."),
    "INVALID_INPUT:account_active": (
        "This account needs no invitation: it is active, or there is none.",
        "Dit account heeft geen uitnodiging nodig: het is actief, of er is geen account.",
    ),
    "INVALID_INPUT:negative_page": ("`first` must be 0 or more.", "`first` moet 0 of meer zijn."),
    "INVALID_INPUT:page_too_large": ("`first` must be 100 or less.", "`first` mag hoogstens 100 zijn."),
    "INVALID_INPUT:bad_cursor": ("`after` is not a cursor of this list.", "`after` is geen cursor van deze lijst."),
    "INVALID_INPUT:in_the_past": ("Choose a day that is still to come.", "Kies een dag die nog komt."),
    "INVALID_INPUT:not_about_this": (
        "This suggestion is not about that score.",
        "Deze suggestie gaat niet over die score.",
    ),
    "INVALID_INPUT:assessment_done": (
        "This candidate has finished the assessment.",
        "Deze kandidaat heeft het assessment afgerond.",
    ),
    "INVALID_INPUT:unknown_option": ("Choose one of the answers.", "Kies een van de antwoorden."),
    "INVALID_INPUT:language_chosen": (
        "The language of a test stays as it is once something is answered.",
        "De taal van een test blijft zoals hij is zodra er iets is beantwoord.",
    ),
    "NOT_FOUND": ("This does not exist, or is not for you to see.", "Dit bestaat niet, of is voor jou niet zichtbaar."),
    "FORBIDDEN": ("Your role does not allow this.", "Je rol staat dit niet toe."),
    "UNAUTHENTICATED": ("Sign in first.", "Meld je eerst aan."),
    "ACCESS_ENDED": ("This is not (or no longer) open to you.", "Dit is niet (meer) voor jou open."),
    "SESSION_EXPIRED": ("Your session has ended. Sign in again.", "Je sessie is voorbij. Meld je opnieuw aan."),
    "MODULE_NOT_AVAILABLE": (
        "Your organisation does not have this module.",
        "Je organisatie heeft deze module niet.",
    ),
    "ALREADY_ON_TEAM": ("This person is on the team already.", "Deze persoon zit al in het team."),
    "ALREADY_HAS_ROLE": ("This person has the role already.", "Deze persoon heeft deze rol al."),
    "ALREADY_EMPLOYEE": ("This person is an employee already.", "Deze persoon is al medewerker."),
    "WORK_EMAIL_REQUIRED": (
        "Fill in the work address. The private address stays only when you say so.",
        "Vul het werkadres in. Het privéadres blijft alleen staan als je dat aangeeft.",
    ),
    "LAST_OWNER": (
        "An organisation keeps at least one owner. Make somebody else owner first.",
        "Een organisatie houdt minstens één eigenaar. Maak eerst iemand anders eigenaar.",
    ),
    "EMAIL_IN_USE": ("This address is in use already.", "Dit adres is al in gebruik."),
    "LINK_NOT_VALID": ("This link does not work, or no longer.", "Deze link werkt niet, of niet meer."),
    "WRONG_CREDENTIALS": (
        "Address and password do not belong together.",
        "Adres en wachtwoord horen niet bij elkaar.",
    ),
    "CHOOSE_ORGANISATION": (
        "You have an account in several organisations. Choose one.",
        "Je hebt een account bij meerdere organisaties. Kies er één.",
    ),
    "WEAK_PASSWORD": (
        "Choose a password of 15 to 256 characters that is not easy to guess, for instance four unrelated words.",
        "Kies een wachtwoord van 15 tot 256 tekens dat niet makkelijk te raden is, bijvoorbeeld vier losse woorden.",
    ),
    "TOO_MANY_ATTEMPTS": ("Too many attempts. Try again later.", "Te veel pogingen. Probeer het later opnieuw."),
    "STALE_VERSION": (
        "Somebody else saved this view meanwhile. Look at it, and save again.",
        "Iemand anders heeft deze weergave intussen opgeslagen. Bekijk die, en sla opnieuw op.",
    ),
    "NO_SHARED_VIEW": ("Nothing is shared in this procedure.", "In deze procedure is niets gedeeld."),
    "PROCEDURE_CLOSED": ("This procedure is closed.", "Deze procedure is gesloten."),
    "TOUR_REQUIRED": ("Follow the tour first.", "Volg eerst de rondleiding."),
    "LANGUAGE_NOT_AVAILABLE": (
        "This test is not available in that language.",
        "Deze test is er niet in die taal.",
    ),
    "ITEM_NOT_CURRENT": (
        "This question is not the one to answer now.",
        "Deze vraag is niet de vraag die nu aan de beurt is.",
    ),
    "TEST_NOT_STARTED": ("Start the test first.", "Begin eerst met de test."),
    "TEST_FINISHED": ("This is finished already.", "Dit is al afgerond."),
    "TEST_UNFINISHED": (
        "Finish the test that you have started first.",
        "Maak eerst de test af waaraan je bent begonnen.",
    ),
    "TIME_IS_UP": ("The time for this is over.", "De tijd hiervoor is om."),
    "RETAKE_TOO_SOON": (
        "The assessment can be taken once a month at most.",
        "Het assessment kan hoogstens één keer per maand worden gemaakt.",
    ),
    "NO_RESULTS": (
        "This candidate has no complete results yet.",
        "Deze kandidaat heeft nog geen volledige resultaten.",
    ),
}


def message(code: str, locale: Locale, reason: str | None = None) -> str:
    """The text for a code, finer where the reason has one of its own."""
    english, dutch = MESSAGES.get(f"{code}:{reason}", MESSAGES[code])
    return dutch if locale is Locale.NL else english
