package fr.parcours;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.StandIns;
import fr.parcours.engine.TestClock;
import fr.parcours.register.preference.Preferences;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each test: what the tests wrote is gone, what the first start wrote stays. Tables that held nothing then are
 * emptied; numbers go on where they stood.
 */
class FreshHouse implements BeforeEachCallback {
    private static final int TRIES = 5;
    private static final Map<ApplicationContext, List<String>> EMPTY_AT_START = new WeakHashMap<>();

    @Override
    public void beforeEach(ExtensionContext test) throws SQLException, InterruptedException {
        var house = SpringExtension.getApplicationContext(test);
        closeAtTheEnd(test, house);
        answerTheDoorsOf(house.getBean(ProcessEngine.class));
        house.getBean(TestClock.class).reset();
        try (var connection = house.getBean(DataSource.class).getConnection()) {
            var tables = EMPTY_AT_START.get(house);
            if (tables == null) {
                keepInventory(connection);
                EMPTY_AT_START.put(house, emptyTables(connection));
            } else {
                empty(connection, tables);
            }
        }
        house.getBean(StandIns.class).forget();
        house.getBean(BusinessCalendar.class).forget();
        house.getBean(Preferences.class).forget();
    }

    /** While its database still stands: a shutdown hook would come too late, and wait for it. */
    private static void closeAtTheEnd(ExtensionContext test, ApplicationContext house) {
        test.getRoot()
                .getStore(ExtensionContext.Namespace.create(FreshHouse.class))
                .getOrComputeIfAbsent(
                        house, open -> (CloseableResource) ((ConfigurableApplicationContext) open)::close);
    }

    /**
     * The webapps and REST find the engine by its name in the whole JVM: after another house has stood and gone, they
     * would find its engine, or none.
     */
    private static void answerTheDoorsOf(ProcessEngine engine) {
        if (ProcessEngines.getProcessEngines().get(engine.getName()) != engine) {
            ProcessEngines.registerProcessEngine(engine);
        }
        var container = RuntimeContainerDelegate.INSTANCE.get();
        var services = container.getProcessEngineService();
        if (services.getProcessEngine(engine.getName()) != engine) {
            if (services.getProcessEngineNames().contains(engine.getName())) {
                container.unregisterProcessEngine(engine);
            }
            container.registerProcessEngine(engine);
        }
        if (Cockpit.getRuntimeDelegate() == null) {
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        }
    }

    /** A job or the outbox may be at work on the rows just now: then once more. */
    private static void empty(Connection connection, List<String> tables) throws SQLException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                emptyOnce(connection, tables);
                return;
            } catch (SQLException busy) {
                if (attempt == TRIES) {
                    throw busy;
                }
                Thread.sleep(100L * attempt);
            }
        }
    }

    private static void emptyOnce(Connection connection, List<String> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (TestDatabase.isPostgres()) {
                statement.execute("truncate table " + String.join(", ", tables));
            } else {
                statement.execute("set referential_integrity false");
                for (var table : tables) {
                    statement.execute("truncate table " + table);
                }
                statement.execute("set referential_integrity true");
            }
            statement.execute("delete from act_ru_job where handler_type_ <> 'history-cleanup'");
            statement.execute("delete from space_meter");
            statement.execute("delete from space where code not in (select code from kept_space)");
            var facts = String.join(", ", columns(connection, "kept_space"));
            statement.execute(
                    "update space set (%1$s) = (select %1$s from kept_space where kept_space.code = space.code)"
                            .formatted(facts));
            statement.execute("insert into space_meter select * from kept_space_meter");
        }
    }

    /** Reviews and corrections write to the inventory: the next test finds it as it was seeded. */
    private static void keepInventory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table kept_space as select * from space");
            statement.execute("create table kept_space_meter as select * from space_meter");
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var row = connection.createStatement().executeQuery("select * from %s where 1 = 0".formatted(table))) {
            for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                names.add(row.getMetaData().getColumnName(column));
            }
        }
        return names;
    }

    private static List<String> emptyTables(Connection connection) throws SQLException {
        var empty = new ArrayList<String>();
        try (var tables = connection
                        .getMetaData()
                        .getTables(null, TestDatabase.isPostgres() ? "public" : "PUBLIC", "%", new String[] {
                            "TABLE", "BASE TABLE"
                        });
                var statement = connection.createStatement()) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                if (table.matches("(?i)(act_(re|ge|id)|audit)_.*")) {
                    continue; // what is deployed, who there is, and what nobody empties
                }
                try (var rows = statement.executeQuery("select 1 from \"%s\" limit 1".formatted(table))) {
                    if (!rows.next()) {
                        empty.add("\"%s\"".formatted(table));
                    }
                }
            }
        }
        return empty;
    }
}
