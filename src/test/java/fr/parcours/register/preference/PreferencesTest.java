package fr.parcours.register.preference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.Registers;
import fr.parcours.register.Race;
import fr.parcours.register.preference.Preferences.MailPace;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class PreferencesTest {
    @Autowired
    Preferences preferences;

    @Autowired
    Clock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void nobodyHasChosen() {
        jdbc.sql("delete from preference").update();
        preferences.forget();
    }

    @Test
    void who_has_not_chosen_hears_at_once() {
        assertThat(preferences.mailPace("agent")).isEqualTo(MailPace.AT_ONCE);
        assertThat(preferences.daily()).isEmpty();
        assertThat(preferences.keptBack()).isEmpty();
    }

    @Test
    void who_hears_daily_has_been_told_until_then() {
        choose(MailPace.DAILY);
        choose(MailPace.DAILY);

        assertThat(preferences.mailPace("agent")).isEqualTo(MailPace.DAILY);
        assertThat(preferences.daily()).containsExactly("agent");
        assertThat(preferences.keptBack()).containsOnly(java.util.Map.entry("agent", clock.instant()));
    }

    @Test
    void what_was_kept_back_is_told_once_more_after_the_choice_has_changed() {
        choose(MailPace.DAILY);
        choose(MailPace.AT_ONCE);
        assertThat(preferences.daily()).isEmpty();
        assertThat(preferences.keptBack()).containsKey("agent");

        assertThat(told()).isTrue();
        assertThat(preferences.keptBack()).isEmpty();
        assertThat(told()).isFalse();
    }

    @Test
    void of_many_nodes_one_tells() throws Exception {
        choose(MailPace.DAILY);

        assertThat(Race.run(Collections.nCopies(8, this::told)))
                .filteredOn(done -> done.equals(true))
                .hasSize(1);
    }

    private void choose(MailPace pace) {
        transaction.executeWithoutResult(status -> preferences.choose("agent", pace));
    }

    private boolean told() {
        return Boolean.TRUE.equals(transaction.execute(
                status -> preferences.told("agent", clock.instant().plus(Duration.ofDays(1)))));
    }
}
