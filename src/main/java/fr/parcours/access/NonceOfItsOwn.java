package fr.parcours.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the webapps a nonce of its own. Between the header and the page Camunda keeps it in the servlet
 * context, which all share: of two pages asked for at once one stayed blank.
 */
final class NonceOfItsOwn extends OncePerRequestFilter {
    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = contextOf(request);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return context;
                    }
                },
                response);
    }

    /** The servlet context, save that the nonce lies with the request. */
    private static ServletContext contextOf(HttpServletRequest request) {
        var shared = request.getServletContext();
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (arguments == null || !NONCE.equals(arguments[0])) {
                        return call(shared, method, arguments);
                    }
                    return switch (method.getName()) {
                        case "getAttribute" -> request.getAttribute(NONCE);
                        case "setAttribute" -> {
                            request.setAttribute(NONCE, arguments[1]);
                            yield null;
                        }
                        default -> call(shared, method, arguments);
                    };
                });
    }

    private static @Nullable Object call(ServletContext shared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
