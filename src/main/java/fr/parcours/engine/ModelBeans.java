package fr.parcours.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The beans that models may name: delegates, and what is marked {@link NamedInModels}. Read-only and lazy: an eager map
 * would close a cycle, since delegates use the engine.
 */
final class ModelBeans extends AbstractMap<Object, Object> {
    private final ApplicationContext context;

    ModelBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        if (!(name instanceof String bean) || !context.containsBean(bean)) {
            return false;
        }
        var type = context.getType(bean);
        return type != null
                && (JavaDelegate.class.isAssignableFrom(type)
                        || context.findAnnotationOnBean(bean, NamedInModels.class) != null);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of(context.getBeanDefinitionNames()).stream()
                .filter(this::containsKey)
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, context.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
