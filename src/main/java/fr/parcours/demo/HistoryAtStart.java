package fr.parcours.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code bin/start --demo} starts the house once for this alone: it writes the history and closes. */
@Component
@ConditionalOnProperty({"parcours.demo.enabled", "parcours.demo.history"})
class HistoryAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryAtStart.class);
    private static final long SEED = 59;

    private final History history;
    private final ConfigurableApplicationContext house;
    private final int size;

    HistoryAtStart(
            History history, ConfigurableApplicationContext house, @Value("${parcours.demo.dossiers:300}") int size) {
        this.history = history;
        this.house = house;
        this.size = size;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() {
        var report = history.make(size, SEED);
        LOG.info("{} dossiers racontés, {} en cours", report.told(), report.lived());
        System.exit(SpringApplication.exit(house));
    }
}
