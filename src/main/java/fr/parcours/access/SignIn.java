package fr.parcours.access;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import fr.parcours.Groups;
import fr.parcours.Problem;
import fr.parcours.engine.Audit;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.Dossiers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who gets in, and how: five doors. {@code /engine-rest} takes Basic and nothing else, the figures of operation that or their
 * own token; {@code /api} takes Basic or the session of our pages; pages and webapps take the session that the sign-in form
 * gives; {@code /porte} takes a link from a mail.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {
    private static final int BCRYPT_STRENGTH = 12;
    private static final String PAGE = "/connexion";
    private static final String OWN_PAGES =
            "default-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'";

    private static final RequestMatcher BY_AUTHORIZATION =
            request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    // A pattern given as text would be matched within the servlet, so that /engine-rest never shows: match the whole
    // path.
    private static final RequestMatcher DOOR = new OrRequestMatcher(
            new AntPathRequestMatcher(OccupantDoor.ROOM), new AntPathRequestMatcher(OccupantDoor.ROOM + "/**"));

    private static final RequestMatcher ENGINE_REST = new AntPathRequestMatcher("/engine-rest/**");
    private static final RequestMatcher OWN_REST =
            new OrRequestMatcher(new AntPathRequestMatcher("/api/**"), new AntPathRequestMatcher("/v3/api-docs/**"));
    private static final RequestMatcher FIGURES = new AntPathRequestMatcher("/actuator/prometheus");
    private static final RequestMatcher WEBAPPS = new AntPathRequestMatcher("/camunda/**");
    /** Where a program asks, so that a page to sign in would be no answer. */
    private static final RequestMatcher CALLS = new OrRequestMatcher(
            new AntPathRequestMatcher("/camunda/api/**"),
            new AntPathRequestMatcher("/actuator/**"),
            request -> !String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
    /** Kept by browsers between two visits: the same for everybody. */
    private static final RequestMatcher UNCHANGING = new OrRequestMatcher(
            new AntPathRequestMatcher("/assets/**"),
            new AntPathRequestMatcher("/favicon.ico"),
            new AntPathRequestMatcher("/camunda/app/**"),
            new AntPathRequestMatcher("/camunda/lib/**"),
            new AntPathRequestMatcher("/camunda/assets/**"));

    private final ProblemWriter problems;
    private final Accounts accounts;
    private final ObjectProvider<IdentityService> identity;
    private final RefusedAttempts refused;
    private final String publicUrl;

    SignIn(
            ProblemWriter problems,
            Accounts accounts,
            ObjectProvider<IdentityService> identity,
            ObjectProvider<Audit> audit,
            ObjectProvider<Dossiers> dossiers,
            @Value("${parcours.public-url:}") String publicUrl) {
        this.problems = problems;
        this.accounts = accounts;
        this.identity = identity;
        this.refused = new RefusedAttempts(audit, dossiers);
        this.publicUrl = publicUrl;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    }

    @Bean
    static AuthenticationManager authenticationManager(PasswordSignIn passwords) {
        return new ProviderManager(passwords);
    }

    /** Who comes by a link has no account: what he may do is asked of his session at each step. */
    @Bean
    @Order(0)
    SecurityFilterChain occupantDoor(
            HttpSecurity http,
            Doors doors,
            Dossiers dossiers,
            Attempts attempts,
            ObjectProvider<Audit> audit,
            PlatformTransactionManager transactions)
            throws Exception {
        var door = new OccupantDoor(
                doors,
                dossiers,
                attempts,
                audit,
                identity,
                new TransactionTemplate(transactions),
                problems,
                publicUrl.startsWith("https"));
        return http.securityMatcher(DOOR)
                .authorizeHttpRequests(request -> request.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()).csrfTokenRequestHandler(new CsrfOfPages()))
                .exceptionHandling(refused ->
                        refused.accessDeniedHandler((request, response, none) -> problems.forbidden(response)))
                .headers(headers -> common(headers)
                        .referrerPolicy(
                                policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN)) // the key stands in the address
                        .addHeaderWriter(new ContentSecurityPolicyHeaderWriter(OWN_PAGES)))
                .addFilterBefore(new ForeignOrigin(problems, publicUrl), CsrfFilter.class)
                .addFilterAfter(CsrfOfPages.cookieOnEveryPage(), CsrfFilter.class)
                .addFilterAfter(door, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return api(http.securityMatcher(ENGINE_REST), AuthenticatedAuthorizationManager.authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new EngineDoor(problems, accounts), EngineIdentity.class)
                .addFilterBefore(refused, CsrfFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain ownRest(HttpSecurity http) throws Exception {
        return api(http.securityMatcher(OWN_REST), AuthenticatedAuthorizationManager.authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(NEVER))
                .securityContext(context -> context.securityContextRepository(sessionUnlessAuthorization()))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfOfPages())
                        .requireCsrfProtectionMatcher(
                                request -> !isSafe(request) && !BY_AUTHORIZATION.matches(request)))
                .addFilterAfter(CsrfOfPages.cookieOnEveryPage(), CsrfFilter.class)
                .addFilterBefore(refused, CsrfFilter.class)
                .build();
    }

    /**
     * The figures of operation, for the program that reads them: its token opens this door and no other, and signs nobody in.
     *
     * @param token from the environment; empty: there is none, and any bearer is refused
     */
    @Bean
    @Order(3)
    SecurityFilterChain figuresByToken(HttpSecurity http, @Value("${parcours.metrics-token:}") String token)
            throws Exception {
        return http.securityMatcher(request -> FIGURES.matches(request) && carries(request, token))
                .authorizeHttpRequests(request -> request.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(SignIn::common)
                .build();
    }

    /** The figures of operation: for the technical administration, by Basic at each reading. */
    @Bean
    @Order(4)
    SecurityFilterChain figuresOfOperation(HttpSecurity http) throws Exception {
        return api(http.securityMatcher(FIGURES), AuthorityAuthorizationManager.hasAuthority(Groups.ADMIN))
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(request -> request.requestMatchers(
                                PAGE, "/assets/**", "/favicon.ico", "/error", "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(PAGE)
                        .loginProcessingUrl(PAGE)
                        .defaultSuccessUrl("/")
                        .failureHandler(SignIn::sendBack))
                .logout(out -> out.logoutUrl("/deconnexion").logoutSuccessUrl(PAGE + "?sortie"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfOfPages())
                        .ignoringRequestMatchers(WEBAPPS)) // they have their own
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                (request, response, none) -> problems.unauthorized(response), CALLS)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, none) -> problems.forbidden(response), CALLS))
                .headers(headers -> common(headers)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(WEBAPPS), new ContentSecurityPolicyHeaderWriter(OWN_PAGES))))
                .addFilterBefore(new ForeignOrigin(problems, publicUrl), CsrfFilter.class)
                .addFilterAfter(CsrfOfPages.cookieOnEveryPage(), CsrfFilter.class)
                .addFilterBefore(refused, CsrfFilter.class)
                .addFilterBefore(new LivingSession(accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentity(identity, accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineDoor(problems, accounts), EngineIdentity.class)
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

    /** Before the webapps' filters, which make the nonce and write it into the page. */
    @Bean
    FilterRegistrationBean<NonceOfItsOwn> nonceOfItsOwn() {
        var registration = new FilterRegistrationBean<>(new NonceOfItsOwn());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(101);
        return registration;
    }

    /** A path with tricks in it never reaches a door. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, trick) ->
                problems.write(response, Problem.of("Requête à corriger", 400, "Cette adresse n'est pas acceptée."));
    }

    /** What all addresses for programs share: Basic, problems instead of pages, no caching. */
    private HttpSecurity api(HttpSecurity http, AuthorizationManager<RequestAuthorizationContext> allowed)
            throws Exception {
        return http.authorizeHttpRequests(request -> request.anyRequest().access(allowed))
                .httpBasic(basic -> basic.authenticationEntryPoint(this::refuse))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(this::refuse)
                        .accessDeniedHandler((request, response, none) -> problems.forbidden(response)))
                .requestCache(cache -> cache.disable())
                .headers(SignIn::common)
                .addFilterBefore(new BearerRefused(problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new ForeignOrigin(problems, publicUrl), CsrfFilter.class)
                .addFilterBefore(new LivingSession(accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentity(identity, accounts), AuthorizationFilter.class);
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny())
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter((request, response) -> {
                    if (!UNCHANGING.matches(request)) {
                        response.setHeader(
                                HttpHeaders.CACHE_CONTROL, "no-store"); // the engine's own says no-cache only
                    }
                });
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof TooManyAttempts many) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
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

    /** The form again, with why: {@code ?erreur}, or 429 and {@code ?attente=seconds}. */
    private static void sendBack(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        if (refused instanceof TooManyAttempts many) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
            request.getRequestDispatcher(PAGE + "?attente=" + many.seconds())
                    .forward(
                            new HttpServletRequestWrapper(request) {
                                @Override
                                public String getMethod() {
                                    return "GET";
                                }
                            },
                            response);
        } else {
            response.sendRedirect(PAGE + "?erreur");
        }
    }

    /** Compared in the same time whatever is sent. */
    private static boolean carries(HttpServletRequest request, String token) {
        var sent = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        return !token.isBlank()
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSafe(HttpServletRequest request) {
        return Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod());
    }

    /** Who signs in at each request has no session, whatever cookie comes along: a wrong password is never excused. */
    private static HttpSessionSecurityContextRepository sessionUnlessAuthorization() {
        return new HttpSessionSecurityContextRepository() {
            @Override
            public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
                return super.loadDeferredContext(
                        BY_AUTHORIZATION.matches(request) ? new Sessionless(request) : request);
            }

            @Override
            public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
                if (!BY_AUTHORIZATION.matches(request)) {
                    super.saveContext(context, request, response);
                }
            }
        };
    }

    private static final class Sessionless extends HttpServletRequestWrapper {
        Sessionless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return null;
        }
    }

    /** After signing in, back to the page that was asked for; a call in the background is no page. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && !CALLS.matches(request));
        return cache;
    }

    /** Its own name: the webapps keep a cookie of theirs, which Spring's default would overwrite. */
    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName("PARCOURS-CSRF");
        cookie.setHeaderName("X-PARCOURS-CSRF");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(attributes -> attributes.sameSite("Lax"));
        return cookie;
    }
}
