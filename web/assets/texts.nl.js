/** Every word of the pages in Dutch. */

/** @type {Record<string, string>} */
export const dutch = {
  skip: "Naar de inhoud",
  language: "Taal",
  signOut: "Uitloggen",
  email: "E-mailadres",
  password: "Wachtwoord",
  show: "Toon",
  hide: "Verberg",
  showPassword: "Toon het wachtwoord",
  hidePassword: "Verberg het wachtwoord",
  more: "Toon meer",
  toHome: "Naar de startpagina",
  whenAgain: "{wait}, om {time}",

  "problem.unreachable": "Inzicht is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.",
  "problem.timeout": "Dit duurde te lang. Probeer het zo meteen opnieuw.",
  "problem.unexpected": "Er ging bij ons iets mis. Probeer het zo meteen opnieuw.",
  "problem.reference":
    "Er ging bij ons iets mis. Probeer het zo meteen opnieuw; blijft het misgaan, noem dan dit kenmerk als je om hulp vraagt: {reference}",

  "signIn.title": "Inloggen",
  "signIn.button": "Log in",
  "signIn.first": "Log eerst in; daarna ga je meteen door naar de pagina waarvoor je kwam.",
  "signIn.activated": "Welkom! Je account is klaar. Log in met het wachtwoord dat je net hebt gekozen.",
  "signIn.reset": "Je wachtwoord is gewijzigd. Log in met het nieuwe.",
  "signIn.forgot": "Wachtwoord vergeten?",
  "signIn.whose": "Vul je e-mailadres in, zodat we weten waar de link naartoe moet.",
  "signIn.sent":
    "Als er een actief account is met dit adres, is er een mail onderweg met een link om een nieuw wachtwoord te kiezen. De link werkt een uur lang.",
  "signIn.both": "Vul zowel je e-mailadres als je wachtwoord in.",
  "signIn.wrong":
    "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na. Is je account nog niet actief? Volg dan eerst de link in je uitnodiging.",
  "signIn.tooMany": "Er is te vaak geprobeerd in te loggen. Je kunt het opnieuw proberen {when}.",
  "signIn.choose": "Welke organisatie?",
  "signIn.chooseWhy": "Je hebt een account bij meer dan één organisatie. Kies welke je nu wilt openen.",
  "signIn.back": "Terug",

  "activate.title": "Kies een wachtwoord",
  "activate.why": "Nog één stap en je account is actief: kies een wachtwoord dat alleen jij kent. Daarna kun je inloggen.",
  "password.rules":
    "Minstens 15 tekens, hoogstens 256. Vier of vijf woorden die niets met elkaar te maken hebben, werken goed; spaties mogen, en verder hoeft er niets in.",
  "password.new": "Nieuw wachtwoord",
  "password.again": "Nog een keer hetzelfde wachtwoord",
  "activate.button": "Activeer mijn account",
  "password.short": "Een wachtwoord heeft minstens 15 tekens; dit heeft er {length}.",
  "password.long": "Een wachtwoord heeft hoogstens 256 tekens; dit is langer.",
  "password.differ": "De twee wachtwoorden zijn niet gelijk. Typ het tweede opnieuw.",
  "password.weak":
    "Dit wachtwoord is te makkelijk te raden: het staat op een lijst van veelgebruikte wachtwoorden, of lijkt te veel op je naam of die van je organisatie. Kies een ander.",
  "password.tooMany": "Er is hier te vaak een link geprobeerd. Wacht een minuut en probeer het dan opnieuw.",
  "activate.notValid":
    "Deze link werkt niet, of niet meer. De link in een uitnodiging werkt één keer, en hoogstens zeven dagen lang.",
  "activate.noToken":
    "Deze pagina heeft de link uit je uitnodiging nodig. Open die opnieuw vanuit de mail: voor je veiligheid blijft hij niet bewaard als de pagina opnieuw wordt geladen.",
  "activate.askInviter":
    "Werkt de link niet meer? Vraag dan wie je heeft uitgenodigd (de naam staat in de mail) om een nieuwe uitnodiging. Een nieuwe link vervangt de oude.",
  "activate.already": "Heb je al eens een wachtwoord gekozen? Dan is je account actief:",

  "reset.title": "Kies een nieuw wachtwoord",
  "reset.why": "Kies een wachtwoord dat alleen jij kent. Daarna ben je overal uitgelogd, en kun je met het nieuwe inloggen.",
  "reset.button": "Wijzig mijn wachtwoord",
  "reset.notValid":
    "Deze link werkt niet, of niet meer. Een link voor een nieuw wachtwoord werkt één keer, en hoogstens een uur lang.",
  "reset.noToken":
    "Deze pagina heeft de link uit je mail nodig. Open die opnieuw vanuit de mail: voor je veiligheid blijft hij niet bewaard als de pagina opnieuw wordt geladen.",
  "reset.askAgain": "Werkt de link niet meer? Vraag dan een nieuwe waar je inlogt:",

  "home.welcome": "Welkom, {name}",
  "home.who": "Je bent ingelogd als {email}, bij {organisation}. Je rol: {roles}.",
  "home.views": "Resultaten van kandidaten die met je gedeeld zijn.",
  "home.insights": "Hier komen je inzichten.",
  "home.elsewhere": "Op deze pagina's is er voor jou niets te openen. Je werk doe je in de eigen applicatie van je organisatie.",

  "role.OWNER": "Eigenaar",
  "role.RECRUITMENT_ADMIN": "Recruitment Beheerder",
  "role.RECRUITER": "Recruiter",
  "role.RECRUITMENT_MEMBER": "Recruitment Lid",
  "role.DEVELOPMENT_ADMIN": "Ontwikkeling Beheerder",
  "role.DEVELOPMENT_MEMBER": "Ontwikkeling Lid",
  "role.none": "geen",

  "views.title": "Gedeelde weergaven",
  "views.shown.one": "Er is één weergave te zien.",
  "views.shown.other": "Er zijn {count} weergaven te zien.",

  "view.nothing":
    "Hier is niets met je gedeeld, of nog niet. Zodra dat wel zo is, vind je het op deze pagina. Had je resultaten verwacht? Vraag het dan aan wie je heeft uitgenodigd.",
  "view.saved": "Bewaard op {date}",
  "view.lens": "Competenties volgens de lens {lens}",
  "view.candidates.one": "1 kandidaat",
  "view.candidates.other": "{count} kandidaten",
  "view.part": "{shown} van {total} kandidaten",
  "view.more": "Toon meer kandidaten",
  "view.shown.one": "Er is één kandidaat te zien.",
  "view.shown.other": "Er zijn {count} kandidaten te zien.",
  "view.changed": "Deze weergave is zojuist gewijzigd. Je ziet nu hoe ze is geworden.",
  "view.contents": "Op deze pagina",
  "view.perCandidate": "Per kandidaat",
  "view.unfold": "Open een kandidaat om verder te lezen. Wat open staat, wordt ook afgedrukt.",
  "view.about": "Wat meet dit?",
  "view.poles": "Laag: {low}. Hoog: {high}.",
  "view.none": "–",
  "view.numbers":
    "De cijfers lopen van 0 tot 10; in de vergelijkingsgroep is 5 het midden, en twee op de drie mensen liggen tussen 3 en 7. Het bereik naast een cijfer laat zien waar de werkelijke waarde met {confidence}% zekerheid ligt.",
  "view.provisional":
    "De vergelijkingsgroep achter deze resultaten is voorlopig. Lees ze als een eerste aanwijzing, nooit als enige grond voor een beslissing.",

  "section.COMPETENCIES": "Competenties",
  "section.PRESSURE_BEHAVIOUR": "Gedrag onder druk",
  "section.LEARNING_AGILITY": "Learning agility",
  "section.MOTIVES": "Drijfveren",
  "section.APTITUDE": "Aanleg",
  "overviews.candidateSummary": "Samenvatting",
  "overviews.onboardingInsights": "Inzichten voor de onboarding",
  "band.LOW": "Laag",
  "band.AVERAGE": "Gemiddeld",
  "band.HIGH": "Hoog",

  "insights.title": "Je inzichten",
  "insights.later":
    "Hier vind je je inzichten in je competenties, je gedrag onder druk en je learning agility, zodra je het assessment hebt gemaakt.",
  "insights.yours": "De resultaten van een assessment dat je hier maakt, zijn alleen van jou: niemand in je organisatie krijgt ze te zien.",

  "notFound.title": "Hier is niets",
  "notFound.why": "Dit adres leidt niet naar een pagina. Kwam je hier via een link in een mail? Kijk dan of hij helemaal is overgenomen.",
};
