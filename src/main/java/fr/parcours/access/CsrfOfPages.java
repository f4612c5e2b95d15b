package fr.parcours.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** The token of a session: masked in our forms, plain from the cookie in the header that our scripts send. */
final class CsrfOfPages implements CsrfTokenRequestHandler {
    private final CsrfTokenRequestHandler inHeader = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler inForm = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        inForm.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        var handler = request.getHeader(token.getHeaderName()) != null ? inHeader : inForm;
        return handler.resolveCsrfTokenValue(request, token);
    }

    /** Spring writes the cookie only when somebody asks for the token: a script in Tasklist cannot. */
    static Filter cookieOnEveryPage() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                    token.getToken();
                }
                chain.doFilter(request, response);
            }
        };
    }
}
