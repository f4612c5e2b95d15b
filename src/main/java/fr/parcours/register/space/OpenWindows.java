package fr.parcours.register.space;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the windows of the seed spaces, and dates since when they are closed, at the first start of the installation (contract.md): so a demonstration set up
 * in two years still has spaces to lend. Later starts, and other nodes, find the dates there and change nothing.
 */
@Component
class OpenWindows implements ApplicationRunner {
    private record Window(String code, int months, int projectAfter) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenWindows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var today = LocalDate.now(clock);
        open(today);
        close(today);
    }

    /** From here on the months since a space was closed count up. */
    private void close(LocalDate today) {
        record Closed(String code, int months) {}
        jdbc.sql("select code, closed_months from space where closed_months is not null and closed_since is null")
                .query((row, no) -> new Closed(row.getString("code"), row.getInt("closed_months")))
                .list()
                .forEach(space -> jdbc.sql(
                                "update space set closed_since = :since where code = :code and closed_since is null")
                        .param("since", today.minusMonths(space.months()))
                        .param("code", space.code())
                        .update());
    }

    private void open(LocalDate today) {
        jdbc.sql("""
                        select code, window_months, coalesce(project_after_months, 0) as project_after
                          from space where window_months is not null and available_from is null order by code""")
                .query((row, no) ->
                        new Window(row.getString("code"), row.getInt("window_months"), row.getInt("project_after")))
                .list()
                .forEach(window -> open(window, today));
    }

    private void open(Window window, LocalDate today) {
        jdbc.sql("""
                        update space set available_from = :from, available_until = :until
                         where code = :code and available_from is null""")
                .param("from", today)
                .param("until", today.plusMonths(window.months()))
                .param("code", window.code())
                .update();
        if (window.projectAfter() > 0) {
            jdbc.sql("update space set release_date = :release where code = :code and release_date is null")
                    .param("release", today.plusMonths(window.projectAfter()))
                    .param("code", window.code())
                    .update();
        }
    }
}
