package org.inboxaudit.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// What the description of the interface says about it as a whole.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Inbox Audit",
            version = "1",
            description =
                "Reads a mailbox with its owner's consent and reports who else may be in it."
                    + " Nothing in the mailbox is changed.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
@SecurityScheme(
    securitySchemeName = Api.SESSION,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The token of a guest session.")
@SecurityScheme(
    securitySchemeName = Api.INTAKE,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = IntakeDoor.HEADER,
    description =
        "The key of those who bring sign-ins (inbox-audit.sign-ins.key); also as a bearer token.")
public class Api extends Application {
  static final String SESSION = "session";
  static final String INTAKE = "intake";
}
