package fr.parcours.step.agreement;

import fr.parcours.Conflict;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.insurance.Waivers.Waiver;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.Facts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The facts that a convention rests upon: who, where, when, for whom, for how much, with which waiver (domain.md, P11). A convention whose
 * facts are no longer these is drafted again, whoever changed them.
 */
@Component
class KeyFacts {
    private static final String DRAFTED_ON = "draftedOn";

    private final Spaces spaces;
    private final Occupants occupants;
    private final Facts facts;
    private final Amounts amounts;
    private final Waivers waivers;

    KeyFacts(Spaces spaces, Occupants occupants, Facts facts, Amounts amounts, Waivers waivers) {
        this.spaces = spaces;
        this.occupants = occupants;
        this.facts = facts;
        this.amounts = amounts;
        this.waivers = waivers;
    }

    /** Whom the convention is with: a telephone number that changes does not touch it. */
    private static String party(Occupant occupant) {
        return Stream.of(
                        occupant.legalName(),
                        occupant.identifier().orElse(""),
                        occupant.address(),
                        occupant.legalRepName(),
                        occupant.legalRepQuality())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    /** A correction counts, whatever it corrects; the first version as it always has: what is drafted on it still stands. */
    private static Stream<?> waived(Waiver waiver) {
        return waiver.no() == 1 ? Stream.of(waiver.reference()) : Stream.of(waiver.reference(), waiver.no());
    }

    /** What a form that is filled from these facts takes along unseen, so that its answer tells on what it was written. */
    void carry(Map<String, Object> data, Dossier dossier) {
        data.put(DRAFTED_ON, hash(dossier));
    }

    /**
     * @param locked so that no fact changes any more
     * @throws Conflict (409) for an answer that was written on other facts: its words would count as wanted
     */
    void requireUnchanged(Dossier locked, Answer answer) {
        if (!answer.text(DRAFTED_ON).equals(hash(locked))) {
            throw new Conflict("Un fait a changé pendant la rédaction : rouvrez la tâche.");
        }
    }

    /** SHA-256, in lower-case hexadecimal. */
    String hash(Dossier dossier) {
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        var due = amounts.of(dossier.number());
        var told = Stream.concat(
                        Stream.of(
                                facts.of(dossier.number().value()).legalTitle(),
                                space.code(),
                                space.address(),
                                String.valueOf(space.areaUsable()),
                                request.requestedStart(),
                                request.requestedEnd(),
                                request.publicReception(),
                                request.headcount(),
                                request.economicUse(),
                                occupants
                                        .find(dossier.number())
                                        .map(KeyFacts::party)
                                        .orElse(""),
                                due.kind(),
                                due.year().stripTrailingZeros().toPlainString(),
                                due.deposit().stripTrailingZeros().toPlainString()),
                        waivers.find(dossier.number()).stream().flatMap(KeyFacts::waived))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
