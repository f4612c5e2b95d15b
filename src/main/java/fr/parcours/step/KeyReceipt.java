package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.keys.KeySet;
import fr.parcours.register.keys.Keys;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the receipt of a dossier's keys says (domain.md, 7.6), while they are out. */
@Component
public class KeyReceipt {
    private final Keys keys;
    private final Deposits deposits;
    private final Names names;

    KeyReceipt(Keys keys, Deposits deposits, Names names) {
        this.keys = keys;
        this.deposits = deposits;
        this.names = names;
    }

    /** A new map for {@link Paper#KEY_RECEIPT}; who takes the keys back adds the return to it. */
    public Map<String, @Nullable Object> content(DossierNumber dossier) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("keySets", keys.of(dossier).stream().map(KeyReceipt::row).toList());
        keys.receipt(dossier).ifPresent(receipt -> {
            content.put("author", names.account(receipt.givenBy()));
            content.put("receiverFunction", receipt.receiverFunction());
            content.put("alarmCodeGiven", receipt.alarmCodeGiven());
            content.put("givenAt", receipt.givenAt());
            content.put("givenBy", names.account(receipt.givenBy()));
            content.put("acknowledgedAt", receipt.acknowledgedAt());
            if (receipt.acknowledgedBy() != null) {
                content.put("acknowledgedBy", names.account(receipt.acknowledgedBy()));
            }
        });
        deposits.received(dossier)
                .map(received ->
                        "%s €, reçus le %s".formatted(French.amount(received.amount()), French.day(received.on())))
                .ifPresent(told -> content.put("deposit", told));
        return content;
    }

    private static Map<String, Object> row(KeySet set) {
        return Map.of(
                "setNo",
                set.id().no(),
                "kind",
                set.kind().label(),
                "copies",
                set.copies(),
                "reproducible",
                set.reproducible().label());
    }
}
