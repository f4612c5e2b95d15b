package fr.parcours.step.agreement;

import static java.util.stream.Collectors.joining;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.Convention.Remark;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.agreement.DecidingAct;
import fr.parcours.register.agreement.Difference;
import fr.parcours.register.assembly.Session.Assembly;
import fr.parcours.register.assembly.Sessions;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The convention as it stands, for whoever has a task about it: which version, what it says, whether it still holds. */
@Component
class ConventionAtHand {
    private static final String STALE =
            "Un fait du dossier a changé depuis la rédaction : la convention est à reprendre.";

    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Conventions conventions;
    private final Acts acts;
    private final Sessions sessions;
    private final Documents documents;
    private final KeyFacts keyFacts;
    private final DueAtSignature dueAtSignature;
    private final Amounts amounts;
    private final DossierSheet sheet;
    private final Names names;
    private final Clock clock;

    ConventionAtHand(
            Dossiers dossiers,
            Agreements agreements,
            Conventions conventions,
            Acts acts,
            Sessions sessions,
            Documents documents,
            KeyFacts keyFacts,
            DueAtSignature dueAtSignature,
            Amounts amounts,
            DossierSheet sheet,
            Names names,
            Clock clock) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.conventions = conventions;
        this.acts = acts;
        this.sessions = sessions;
        this.documents = documents;
        this.keyFacts = keyFacts;
        this.dueAtSignature = dueAtSignature;
        this.amounts = amounts;
        this.sheet = sheet;
        this.names = names;
        this.clock = clock;
    }

    /** The latest version. @throws fr.parcours.NotFound before the first draft */
    Agreement agreement(DossierNumber dossier) {
        return agreements.get(dossier);
    }

    /**
     * The latest version for whoever decides on it now, its dossier being locked.
     *
     * @throws Conflict a fact changed while it was read
     */
    Agreement decidable(DossierNumber dossier) {
        var agreement = agreement(dossier);
        if (isStale(agreement)) {
            throw new Conflict(STALE);
        }
        return agreement;
    }

    Convention text(Agreement agreement) {
        return conventions.find(agreement.dossier(), agreement.version()).orElseThrow();
    }

    DecidingAct act(Agreement agreement) {
        return acts.get(agreement.dossier(), agreement.version());
    }

    /** The version before this one that is a convention too. */
    Optional<Convention> before(Agreement agreement) {
        return conventions.find(agreement.dossier(), agreement.version() - 1);
    }

    /**
     * Is it to be drafted again: a change said so, its facts are no longer those of the registers, or finance is to set its
     * sums first?
     */
    boolean isStale(Agreement agreement) {
        return agreement.stale()
                || !text(agreement).factsHash().equals(keyFacts.hash(dossiers.get(agreement.dossier())))
                || amounts.of(agreement.dossier()).isToSet();
    }

    /** A new map with what every form about a convention shows. */
    Map<String, Object> open(DossierNumber number) {
        var data = sheet.open(number);
        var agreement = agreement(number);
        var text = text(agreement);
        data.put("titleLabel", ConventionContent.titled(agreement));
        data.put("amountsText", amounts.of(number).told());
        data.put("conventionText", (Shown) () -> told(text.articles()));
        data.put("differenceText", (Shown) () -> difference(agreement, text));
        data.put("replyText", (Shown) text::reply);
        data.put("draftedText", (Shown) () -> "%s, le %s (version %d)"
                .formatted(
                        names.account(agreement.draftedBy()),
                        French.moment(agreement.draftedAt()),
                        agreement.version()));
        data.put("conventionLink", (Shown) () -> link(number, Paper.CONVENTION_DRAFT.title(), ".pdf"));
        data.put("editableLink", (Shown) () -> link(number, Paper.CONVENTION_DRAFT.title(), ".odt"));
        data.put("actText", (Shown)
                () -> acts.find(number, agreement.version()).map(this::told).orElse(null));
        data.put("openReservesText", (Shown) () -> dueAtSignature.openReserves(number).stream()
                .map(Reserve::told)
                .map("– "::concat)
                .collect(joining("\n")));
        data.put("missingPiecesText", (Shown) () -> dueAtSignature.missing(number));
        if (isStale(agreement)) {
            data.put("staleText", STALE);
        }
        return data;
    }

    /** As {@link #open}, for whoever records what an assembly decided: today is proposed, a day to come is not taken. */
    Map<String, Object> openToRecord(DossierNumber number, List<Map<String, String>> decisions, String dayField) {
        var today = LocalDate.now(clock).toString();
        var data = open(number);
        data.put("actOptions", choices(isStale(agreement(number)), decisions));
        data.put("today", today);
        data.put(dayField, today);
        return data;
    }

    private @Nullable String difference(Agreement agreement, Convention text) {
        return before(agreement)
                .map(earlier -> Difference.between(earlier.articles(), text.articles()))
                .map(differences -> differences.isEmpty()
                        ? "Aucune différence."
                        : differences.stream().map(Difference::told).collect(joining("\n\n")))
                .orElse(null);
    }

    static String told(List<Article> articles) {
        return articles.stream()
                .map(article -> article.heading() + "\n" + article.text())
                .collect(joining("\n\n"));
    }

    static String remarks(List<Remark> remarks) {
        return remarks.stream().map(Remark::told).map("– "::concat).collect(joining("\n"));
    }

    /** Who decides, and what is known of it. */
    String told(DecidingAct act) {
        var session = Optional.ofNullable(act.sessionId()).flatMap(sessions::find);
        var decided = ConventionContent.taken(act)
                .map(taken -> " %s.".formatted(French.capitalised(taken)))
                .orElse("");
        return authority(act)
                + session.map(one -> " Séance du %s.".formatted(French.day(one.heldOn())))
                        .orElse("")
                + decided;
    }

    private static String authority(DecidingAct act) {
        return act.isDeliberation()
                ? "Délibération du %s."
                        .formatted(Assembly.valueOf(act.authority()).label())
                : "Décision directe, par délégation du Conseil au Président.";
    }

    private @Nullable String link(DossierNumber dossier, String title, String ending) {
        return documents.of(dossier).stream()
                .filter(document -> document.kind() == DocumentKind.DRAFT_TITLE
                        && !document.superseded()
                        && document.name().startsWith("%s %s".formatted(dossier, title))
                        && document.name().endsWith(ending))
                .reduce((earlier, later) -> later)
                .map(Document::id)
                .map("/api/documents/"::concat)
                .orElse(null);
    }

    /** The choices of a signatory: a stale convention can only go back. */
    static List<Map<String, String>> choices(boolean stale, List<Map<String, String>> usual) {
        return stale ? usual.subList(usual.size() - 1, usual.size()) : usual;
    }

    static Map<String, String> choice(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
