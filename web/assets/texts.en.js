/** Every word of the pages in English. */

/** @type {Record<string, string>} */
export const english = {
  skip: "Skip to the content",
  language: "Language",
  signOut: "Sign out",
  email: "E-mail address",
  password: "Password",
  show: "Show",
  hide: "Hide",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  more: "Show more",
  toHome: "To the front page",
  whenAgain: "{wait}, at {time}",

  "problem.unreachable": "Inzicht could not be reached. Check your connection and try again.",
  "problem.timeout": "This took too long. Try again in a moment.",
  "problem.unexpected": "Something went wrong on our side. Try again in a moment.",
  "problem.reference":
    "Something went wrong on our side. Try again in a moment; if it goes on, quote this reference when you ask for help: {reference}",

  "signIn.title": "Sign in",
  "signIn.button": "Sign in",
  "signIn.first": "Sign in first; you will go straight on to the page you were looking for.",
  "signIn.activated": "Welcome! Your account is ready. Sign in with the password you just chose.",
  "signIn.reset": "Your password is changed. Sign in with the new one.",
  "signIn.forgot": "Forgot your password?",
  "signIn.whose": "Fill in your e-mail address, so that we know where to send the link.",
  "signIn.sent":
    "If there is an active account with this address, a mail is on its way with a link to choose a new password. The link works for one hour.",
  "signIn.both": "Fill in both your e-mail address and your password.",
  "signIn.wrong":
    "This e-mail address and password do not fit together. Check both. Is your account not active yet? Then first follow the link in your invitation.",
  "signIn.tooMany": "There have been too many attempts. You can try again {when}.",
  "signIn.choose": "Which organisation?",
  "signIn.chooseWhy": "You have an account with more than one organisation. Choose the one you want to open now.",
  "signIn.back": "Back",

  "activate.title": "Choose a password",
  "activate.why": "One step and your account is active: choose a password that only you know. Then you can sign in.",
  "password.rules":
    "At least 15 characters, at most 256. Four or five words that have nothing to do with each other do well; spaces are fine, and nothing else is required.",
  "password.new": "New password",
  "password.again": "The same password again",
  "activate.button": "Activate my account",
  "password.short": "A password has at least 15 characters; this one has {length}.",
  "password.long": "A password has at most 256 characters; this one is longer.",
  "password.differ": "The two passwords are not the same. Type the second one again.",
  "password.weak":
    "This password is too easy to guess: it is on a list of common passwords, or leans on your name or your organisation's. Choose another one.",
  "password.tooMany": "There have been too many attempts from here. Wait a minute and try again.",
  "activate.notValid":
    "This link does not work, or no longer. The link in an invitation works once, and for seven days at most.",
  "activate.noToken":
    "This page needs the link from your invitation. Open it again from the mail: for your safety it is not kept when the page is loaded again.",
  "activate.askInviter":
    "If the link no longer works, ask the person who invited you, named in the mail, to send you a new invitation. A new link replaces the old one.",
  "activate.already": "Have you chosen a password before? Then your account is active:",

  "reset.title": "Choose a new password",
  "reset.why": "Choose a password that only you know. You are then signed out everywhere, and can sign in with the new one.",
  "reset.button": "Change my password",
  "reset.notValid": "This link does not work, or no longer. A link for a new password works once, and for one hour at most.",
  "reset.noToken":
    "This page needs the link from your mail. Open it again from there: for your safety it is not kept when the page is loaded again.",
  "reset.askAgain": "If the link no longer works, ask for another one where you sign in:",

  "home.welcome": "Welcome, {name}",
  "home.who": "You are signed in as {email}, for {organisation}. Your role: {roles}.",
  "home.views": "Results of candidates that are shared with you.",
  "home.insights": "Your insights will be here.",
  "home.elsewhere": "There is nothing for you to open on these pages. Your work is done in your organisation's own application.",

  "role.OWNER": "Owner",
  "role.RECRUITMENT_ADMIN": "Recruitment Admin",
  "role.RECRUITER": "Recruiter",
  "role.RECRUITMENT_MEMBER": "Recruitment Member",
  "role.DEVELOPMENT_ADMIN": "Development Admin",
  "role.DEVELOPMENT_MEMBER": "Development Member",
  "role.none": "none",

  "views.title": "Shared views",
  "views.shown.one": "One view is shown.",
  "views.shown.other": "{count} views are shown.",

  "view.nothing":
    "Nothing is shared with you here, or not yet. As soon as something is, you will find it on this page. Did you expect to see results? Then ask the person who invited you.",
  "view.saved": "Saved on {date}",
  "view.lens": "Competencies by the lens {lens}",
  "view.candidates.one": "1 candidate",
  "view.candidates.other": "{count} candidates",
  "view.part": "{shown} of {total} candidates",
  "view.more": "Show more candidates",
  "view.shown.one": "One candidate is shown.",
  "view.shown.other": "{count} candidates are shown.",
  "view.changed": "This view was changed a moment ago. You now see how it is.",
  "view.contents": "On this page",
  "view.perCandidate": "Per candidate",
  "view.unfold": "Open a candidate to read more. What is open is printed too.",
  "view.about": "What does this measure?",
  "view.poles": "Low: {low}. High: {high}.",
  "view.none": "–",
  "view.numbers":
    "Numbers run from 0 to 10; in the comparison group 5 is the middle, and two out of three people lie between 3 and 7. The range beside a number shows where the true value lies with {confidence}% certainty.",
  "view.provisional":
    "The comparison group behind these results is provisional. Read them as a first indication, never as the only ground for a decision.",

  "section.COMPETENCIES": "Competencies",
  "section.PRESSURE_BEHAVIOUR": "Behaviour under pressure",
  "section.LEARNING_AGILITY": "Learning agility",
  "section.MOTIVES": "Motives",
  "section.APTITUDE": "Aptitude",
  "overviews.candidateSummary": "Summary",
  "overviews.onboardingInsights": "Insights for onboarding",
  "band.LOW": "Low",
  "band.AVERAGE": "Average",
  "band.HIGH": "High",

  "insights.title": "Your insights",
  "insights.later":
    "Here you will find your insights into your competencies, your behaviour under pressure and your learning agility, once you have taken the assessment.",
  "insights.yours": "The results of an assessment that you take here are yours alone: nobody in your organisation gets to see them.",

  "notFound.title": "There is nothing here",
  "notFound.why": "This address does not lead to a page. If you followed a link in a mail, check whether all of it was copied.",
};
