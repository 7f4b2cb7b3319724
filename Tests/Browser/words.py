"""The words on buttons and pages that the browser tests look for, in both languages."""

from types import SimpleNamespace

DUTCH = SimpleNamespace(
    code="Typ de code van het scherm", go_on="Verder", join="Doe mee", layer="Gemeente", rather_not="Zeg ik liever niet",
    agree="Eens", disagree="Oneens", skip="Weet ik niet", here="Hier sta ik", undo="Herstel", saved="Opgeslagen",
    not_sent="Nog niet verzonden", my_answers="Mijn antwoorden", came_back="Ik deed al mee", two_words="Jouw twee woorden",
    back="Kom terug", in_lobby="Je doet mee", closed="Deze stelling is gesloten", thanks="Dank je wel", report="Lees het verslag",
    counted_two="telt 2 antwoorden", sign_in="Meld me aan", lost="Verbinding weg",
)

ENGLISH = SimpleNamespace(
    code="Type the code from the screen", go_on="Continue", join="Join", layer="Gemeente", rather_not="I'd rather not say",
    agree="Agree", disagree="Disagree", skip="I don't know", here="I stand here", undo="Undo", saved="Saved",
    not_sent="Not sent yet", my_answers="My answers", came_back="I joined before", two_words="Your two words",
    back="Come back", in_lobby="You're in", closed="This statement is closed", thanks="Thank you", report="Read the report",
    counted_two="counts 2 answers", sign_in="Sign me in", lost="Connection lost",
)

WORDS = {"nl": DUTCH, "en": ENGLISH}
