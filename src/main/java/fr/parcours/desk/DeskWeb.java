package fr.parcours.desk;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How our addresses read what is sent, and how they describe themselves at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class DeskWeb implements WebMvcConfigurer {
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new SubmittedReader());
    }

    @Bean
    static OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Parcours")
                        .version("1")
                        .description("Occupation temporaire d'espaces vacants : dossiers, formulaires, actions. "
                                + "Les refus suivent la RFC 9457, en français ; les heures sont celles de Paris."));
    }
}
