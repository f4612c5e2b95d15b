package fr.parcours.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of models name our beans; expressions of queries name nothing. Only queries are evaluated without a
 * scope, and there nothing but three fixed texts is allowed: that closes CVE-2026-109432 (security.md, section 4) on
 * every way into the engine, stored filters included.
 */
final class QueryExpressions extends JuelExpressionManager {
    private static final Set<String> IN_QUERIES = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    QueryExpressions(Map<Object, Object> beans) {
        super(beans);
    }

    @Override
    public Expression createExpression(String text) {
        return new Guarded(createValueExpression(text), this, text);
    }

    private static final class Guarded extends JuelExpression {
        Guarded(ValueExpression expression, JuelExpressionManager manager, String text) {
            super(expression, manager, text);
        }

        @Override
        public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !IN_QUERIES.contains(getExpressionText())) {
                throw new BadUserRequestException("Expressions are not evaluated in queries.");
            }
            return super.getValue(scope, execution);
        }
    }
}
