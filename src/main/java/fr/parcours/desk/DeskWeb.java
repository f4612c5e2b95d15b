package fr.parcours.desk;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How our addresses read what is sent, and how they describe themselves at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class DeskWeb implements WebMvcConfigurer {
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new SubmittedReader());
    }

    /** What describes our addresses is made for its first reader: the start does not wait for it. */
    @Bean
    static BeanFactoryPostProcessor describedWhenAsked() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(bean -> String.valueOf(bean.getFactoryBeanName()).startsWith("org.springdoc"))
                .forEach(bean -> bean.setLazyInit(true));
    }

    @Bean
    @Lazy
    static OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Parcours")
                        .version("1")
                        .description("Occupation temporaire d'espaces vacants : dossiers, formulaires, actions. "
                                + "Les refus suivent la RFC 9457, en français ; les heures sont celles de Paris."));
    }
}
