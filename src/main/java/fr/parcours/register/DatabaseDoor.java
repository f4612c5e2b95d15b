package fr.parcours.register;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to our tables. It asks no question twice in a transaction ({@link AskedBefore}), and it writes and
 * locks only in a transaction that its caller has opened: a register's row and the step that caused it stand or fall together.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseDoor {
    @Bean
    JdbcClient jdbcClient(DataSource database) {
        return JdbcClient.create(new Asking(new Watched(database)));
    }

    private static final class Asking extends NamedParameterJdbcTemplate {
        Asking(Watched template) {
            super(template);
        }

        @Override
        public <T> List<T> query(String sql, SqlParameterSource params, RowMapper<T> reader) {
            return params instanceof MapSqlParameterSource named
                    ? AskedBefore.ask(sql, named.getValues(), reader, () -> super.query(sql, params, reader))
                    : super.query(sql, params, reader);
        }
    }

    private static final class Watched extends JdbcTemplate {
        Watched(DataSource database) {
            super(database);
        }

        @Override
        public <T> @Nullable T query(
                PreparedStatementCreator read, @Nullable PreparedStatementSetter params, ResultSetExtractor<T> reader) {
            var sql = String.valueOf(((SqlProvider) read).getSql());
            if (AskedBefore.locks(sql)) {
                requireTransaction(sql);
            }
            AskedBefore.read(sql);
            return super.query(read, params, reader);
        }

        @Override
        protected int update(PreparedStatementCreator written, PreparedStatementSetter params) {
            var sql = ((SqlProvider) written).getSql();
            requireTransaction(sql);
            AskedBefore.written(sql);
            return super.update(written, params);
        }

        private static void requireTransaction(String sql) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalTransactionStateException(
                        "Nothing is written or locked outside of a transaction: " + sql);
            }
        }
    }
}
