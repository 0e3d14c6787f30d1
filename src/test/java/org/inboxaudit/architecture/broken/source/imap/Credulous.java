package org.inboxaudit.architecture.broken.source.imap;

import javax.net.ssl.TrustManager;

/// Somebody who decides on his own whom to believe.
public final class Credulous implements TrustManager {}
