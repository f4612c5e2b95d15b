package fr.parcours.access;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import fr.parcours.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in, and how: three doors. {@code /engine-rest} takes Basic and nothing else; {@code /api} takes Basic or the
 * session of our pages; pages and webapps take the session that the sign-in form gives.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {
    private static final int PRODUCTION_STRENGTH = 12;
    private static final int DEMO_STRENGTH = 6; // there the password is the login
    private static final String OWN_PAGES =
            "default-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'";

    private static final RequestMatcher BY_AUTHORIZATION = request -> request.getHeader("Authorization") != null;

    @Bean
    PasswordEncoder passwordEncoder(@Value("${parcours.demo.enabled:false}") boolean demo) {
        var bcrypt = new BCryptPasswordEncoder(demo ? DEMO_STRENGTH : PRODUCTION_STRENGTH);
        return new DelegatingPasswordEncoder("bcrypt", java.util.Map.of("bcrypt", bcrypt));
    }

    @Bean
    AuthenticationManager authenticationManager(PasswordSignIn passwords) {
        return new ProviderManager(passwords);
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(
            HttpSecurity http, ProblemWriter problems, ObjectProvider<IdentityService> identity, Accounts accounts)
            throws Exception {
        return api(http.securityMatcher(new AntPathRequestMatcher("/engine-rest/**")), problems)
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new EngineIdentity(identity, accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineDoor("/engine-rest", problems, accounts), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain ownRest(
            HttpSecurity http, ProblemWriter problems, ObjectProvider<IdentityService> identity, Accounts accounts)
            throws Exception {
        return api(http.securityMatcher("/api/**", "/v3/api-docs/**"), problems)
                .sessionManagement(session -> session.sessionCreationPolicy(NEVER))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(
                                request -> !isSafe(request) && !BY_AUTHORIZATION.matches(request)))
                .addFilterAfter(new EngineIdentity(identity, accounts), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http, ProblemWriter problems, ObjectProvider<IdentityService> identity, Accounts accounts)
            throws Exception {
        var webapps = new AntPathRequestMatcher("/camunda/**");
        var webappCalls = new AntPathRequestMatcher("/camunda/api/**");
        return http.authorizeHttpRequests(
                        request -> request.requestMatchers("/connexion", "/assets/**", "/favicon.ico", "/error")
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/connexion")
                        .loginProcessingUrl("/connexion")
                        .defaultSuccessUrl("/dossiers")
                        .failureHandler((request, response, refused) -> sendBack(response, refused)))
                .logout(out -> out.logoutUrl("/deconnexion").logoutSuccessUrl("/connexion?sortie"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(webapps))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                (request, response, none) -> problems.unauthorized(response), webappCalls)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, none) -> problems.forbidden(response),
                                new OrRequestMatcher(webappCalls, new AntPathRequestMatcher("/actuator/**"))))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frames -> frames.deny())
                        .addHeaderWriter(
                                new org.springframework.security.web.header.writers
                                        .DelegatingRequestMatcherHeaderWriter(
                                        new NegatedRequestMatcher(webapps),
                                        new org.springframework.security.web.header.writers
                                                .ContentSecurityPolicyHeaderWriter(OWN_PAGES))))
                .addFilterBefore(new LongSession(), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentity(identity, accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineDoor("/camunda/api", problems, accounts), AuthorizationFilter.class)
                .build();
    }

    /** After our own chains and before the webapps' filters. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappIdentity() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebappIdentity.class.getName());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(100);
        return registration;
    }

    /** What both REST addresses share: Basic, problems instead of pages, no caching. */
    private static HttpSecurity api(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.authorizeHttpRequests(request -> request.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        (request, response, refused) -> refuse(request, response, refused, problems)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, none) -> refuse(request, response, none, problems))
                        .accessDeniedHandler((request, response, none) -> problems.forbidden(response)))
                .requestCache(cache -> cache.disable())
                .headers(Customizer.withDefaults())
                .addFilterBefore(new BearerRefused(problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new ForeignOrigin(problems), BasicAuthenticationFilter.class);
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused,
            ProblemWriter problems)
            throws IOException {
        if (refused instanceof TooManyAttempts many) {
            response.setHeader("Retry-After", String.valueOf(many.seconds()));
            problems.write(
                    response,
                    Problem.of(
                            "Trop de tentatives",
                            429,
                            "Trop de tentatives de connexion. Réessayez dans %d secondes.".formatted(many.seconds())));
        } else {
            problems.unauthorized(response);
        }
    }

    private static void sendBack(HttpServletResponse response, AuthenticationException refused) throws IOException {
        response.sendRedirect(
                refused instanceof TooManyAttempts many ? "/connexion?attente=" + many.seconds() : "/connexion?erreur");
    }

    private static boolean isSafe(HttpServletRequest request) {
        return java.util.Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod());
    }

    /** Its own name: the webapps keep a cookie of theirs, which Spring's default would overwrite. */
    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName("PARCOURS-CSRF");
        cookie.setHeaderName("X-PARCOURS-CSRF");
        cookie.setCookieCustomizer(attributes -> attributes.sameSite("Lax").path("/"));
        return cookie;
    }
}
