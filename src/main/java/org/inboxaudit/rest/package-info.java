/// The HTTP interface: resources, requests and views, and problem details (RFC 9457).
@NullMarked
package org.inboxaudit.rest;

import org.jspecify.annotations.NullMarked;
