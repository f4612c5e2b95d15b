package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.agreement.Difference;
import fr.parcours.register.document.Drawer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The versions of a convention as those read them who may read drafts (row 49). */
@Component
class ConventionReading {
    /** One version. @param state French */
    record Version(
            int number,
            Instant draftedAt,
            String state,
            @Nullable String reply,
            List<String> remarks) {}

    /** @param earlier the version that is compared, 0 when there is only one · later what it is compared with */
    record View(
            DossierNumber dossier,
            String title,
            List<Version> versions,
            int earlier,
            int later,
            List<Difference> differences) {}

    private final Sight sight;
    private final Agreements agreements;
    private final Conventions conventions;
    private final Wording wording;

    ConventionReading(Sight sight, Agreements agreements, Conventions conventions, Wording wording) {
        this.sight = sight;
        this.agreements = agreements;
        this.conventions = conventions;
        this.wording = wording;
    }

    /** Is there one that this person may read? */
    boolean isThere(DossierNumber number) {
        return mayRead(number) && !conventions.versions(number).isEmpty();
    }

    private boolean mayRead(DossierNumber number) {
        return Drawer.DRAFTS.opensTo(sight.reader(sight.dossier(number)).groups());
    }

    /** @throws Forbidden · NotFound no convention, or no such version */
    View compared(DossierNumber number, @Nullable Integer from, @Nullable Integer to) {
        if (!mayRead(number)) {
            throw new Forbidden("Votre rôle ne donne pas accès aux projets de titre.");
        }
        var texts = conventions.versions(number);
        if (texts.isEmpty()) {
            throw new NotFound("Ce dossier n'a pas de convention.");
        }
        var drafts =
                agreements.versions(number).stream().collect(Collectors.toMap(Agreement::version, Function.identity()));
        var later = to == null ? last(texts) : find(texts, to);
        var earlier = from == null ? before(texts, later) : find(texts, from);
        var agreement = draft(drafts, later);
        var versions =
                texts.stream().map(text -> version(draft(drafts, text), text)).collect(Collectors.toList());
        Collections.reverse(versions);
        return new View(
                number,
                "%s n° %s".formatted(wording.answer(agreement.legalTitle()), agreement.number()),
                versions,
                earlier.version() == later.version() ? 0 : earlier.version(),
                later.version(),
                Difference.between(earlier.articles(), later.articles()));
    }

    private static Convention last(List<Convention> texts) {
        return texts.get(texts.size() - 1);
    }

    private static Convention before(List<Convention> texts, Convention later) {
        return texts.stream()
                .filter(text -> text.version() < later.version())
                .reduce((one, other) -> other)
                .orElse(later);
    }

    private static Convention find(List<Convention> texts, int version) {
        return texts.stream()
                .filter(text -> text.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("Cette version n'existe pas."));
    }

    private static Agreement draft(Map<Integer, Agreement> drafts, Convention text) {
        var draft = drafts.get(text.version());
        if (draft == null) {
            throw new IllegalStateException("a text without its version %d".formatted(text.version()));
        }
        return draft;
    }

    private static Version version(Agreement draft, Convention text) {
        return new Version(
                draft.version(),
                draft.draftedAt(),
                state(draft, text),
                text.reply(),
                text.remarks().stream().map(Convention.Remark::told).toList());
    }

    private static String state(Agreement draft, Convention text) {
        if (draft.executoryAt() != null) {
            return "Exécutoire";
        }
        if (draft.signedAt() != null) {
            return "Signée";
        }
        if (!text.remarks().isEmpty()) {
            return "Reprise après remarques";
        }
        return draft.returnRemark() != null ? "Renvoyée" : text.acceptedAt() != null ? "Texte arrêté" : "En discussion";
    }
}
