package fr.parcours.desk;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Round;
import fr.parcours.register.audit.Heads;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each night seals the audit trail; the head goes into the log too, which is kept elsewhere. */
@Component
class DailyHead implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(DailyHead.class);

    private final Heads heads;
    private final TransactionTemplate transaction;

    DailyHead(Heads heads, PlatformTransactionManager transactions) {
        this.heads = heads;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return LocalDate.ofInstant(moment, HouseClock.PARIS)
                .plusDays(1)
                .atStartOfDay(HouseClock.PARIS)
                .toInstant();
    }

    @Override
    public void make() {
        var sealed = transaction.execute(status -> heads.seal());
        if (sealed != null) {
            sealed.ifPresent(head -> LOG.info("audit head of {}: {}", head.day(), head.hash()));
        }
    }
}
