package org.inboxaudit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.source.ReadOnlyGate;

/// The rules of the house, for any root package: for ours, and for the one that breaks them.
final class HouseRules {
  private static final String[] PURE = {
    "evidence", "finding", "check..", "extract..", "risk", "report"
  };

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /// Every rule under a short name.
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("evidence imports nothing else of ours", onlyDependsOn("evidence", "evidence"));
    rules.put(
        "checks know evidence and findings",
        onlyDependsOn("check..", "evidence", "finding", "check.."));
    rules.put(
        "extract imports only evidence",
        noClasses()
            .that(live("extract.."))
            .should()
            .dependOnClassesThat(oursOutside("extract..", "evidence"))
            .because("the parser is a process of its own"));
    rules.put("no cycles", noCycles());
    rules.put("imports point down", importsPointDown());
    rules.put(
        "nobody leans on the outside",
        noClasses()
            .that(live(".."))
            .and(DescribedPredicate.not(live("store..", "rest..", "web..")))
            .should()
            .dependOnClassesThat(live("store..", "rest..", "web.."))
            .because("what stands outside can be replaced"));
    rules.put("the pure half touches nothing", pureHalf());
    rules.put("the pure half has no clock", noClock());
    rules.put("checks are final and package-private", checksAreSmall());
    rules.put("checks have no fields", checksHaveNoFields());
    rules.put(
        "check families do not know each other",
        slices()
            .matching(root + ".check.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a check answers alone"));
    rules.put(
        "connectors do not know each other",
        slices()
            .matching(root + ".source.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each connector must be removable"));
    rules.put(
        "only the store speaks SQL",
        noClasses()
            .that(live(".."))
            .and(DescribedPredicate.not(live("store..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi.."))
            .because("the store stands behind ports"));
    rules.put(
        "only platform opens sockets",
        noClasses()
            .that(live(".."))
            .and(DescribedPredicate.not(live("platform")))
            .should()
            .callConstructor(java.net.Socket.class)
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
            .because("every connection passes the guard"));
    rules.put(
        "only platform speaks TLS",
        noClasses()
            .that(live(".."))
            .and(DescribedPredicate.not(live("platform")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.net.ssl.."))
            .because("whom to believe is decided in one place"));
    rules.put("only the pinned key is believed without an authority", nobodyBelievesAll());
    rules.put(
        "what goes to a mail server passes the gate",
        noClasses()
            .that(live(".."))
            .and()
            .areNotAssignableTo(ReadOnlyGate.class)
            .should()
            .callMethod(java.net.Socket.class, "getOutputStream")
            .orShould()
            .callMethod(javax.net.ssl.SSLSocket.class, "getOutputStream")
            .because("what is not on the list of harmless commands must not leave"));
    rules.put(
        "hostile input meets a linear-time regular expression",
        noClasses()
            .that(live("extract..").or(live("check..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.regex.."))
            .because("a hostile pattern of text must not stop us"));
    rules.put("no mail library call writes", noWritingCall());
    return rules;
  }

  private ArchRule onlyDependsOn(String who, String... whom) {
    return noClasses()
        .that(live(who))
        .should()
        .dependOnClassesThat(oursOutside(whom))
        .because("imports point down");
  }

  private ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule importsPointDown() {
    return noClasses()
        .that(live(PURE))
        .should()
        .dependOnClassesThat(oursOutside(PURE))
        .because("the pure half knows nobody above it");
  }

  private ArchRule pureHalf() {
    return noClasses()
        .that(live("evidence", "finding", "check..", "risk", "report"))
        .and()
        .areNotAnnotations()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.net..",
                "java.nio.file..",
                "java.sql..",
                "java.util.concurrent..",
                "java.util.logging..",
                "org.jboss.logging..",
                "io.quarkus..",
                "jakarta.."))
        .because("the same input gives the same output, today and in a test");
  }

  private ArchRule noClock() {
    return noClasses()
        .that(live(PURE))
        .and(DescribedPredicate.not(live("extract.process")))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(Math.class, "random")
        .because("time comes as an argument");
  }

  private ArchRule checksAreSmall() {
    return classes()
        .that(live("check.."))
        .and()
        .areAnnotatedWith(CheckInfo.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .andShould()
        .beAssignableTo(Check.class)
        .because("a check is found by its annotation and by nothing else");
  }

  private ArchRule checksHaveNoFields() {
    return fields()
        .that()
        .areDeclaredInClassesThat(live("check..").and(annotatedAsCheck()))
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .because("a check remembers nothing between two mailboxes");
  }

  private ArchRule nobodyBelievesAll() {
    return classes()
        .that(live(".."))
        .and(
            assignableTo(javax.net.ssl.TrustManager.class)
                .or(assignableTo(javax.net.ssl.HostnameVerifier.class)))
        .should()
        .haveFullyQualifiedName(root + ".platform.PinnedKey")
        .because("there is no way to believe just anybody");
  }

  private ArchRule noWritingCall() {
    return noClasses()
        .that(live(".."))
        .should()
        .callMethod(
            jakarta.mail.Message.class, "setFlag", jakarta.mail.Flags.Flag.class, boolean.class)
        .orShould()
        .callMethod(jakarta.mail.Folder.class, "appendMessages", jakarta.mail.Message[].class)
        .orShould()
        .callMethod(
            jakarta.mail.Folder.class,
            "copyMessages",
            jakarta.mail.Message[].class,
            jakarta.mail.Folder.class)
        .orShould()
        .callMethod(jakarta.mail.Folder.class, "expunge")
        .orShould()
        .accessField(jakarta.mail.Folder.class, "READ_WRITE")
        .because("an audit changes nothing");
  }

  private static DescribedPredicate<JavaClass> annotatedAsCheck() {
    return DescribedPredicate.describe("checks", c -> c.isAnnotatedWith(CheckInfo.class));
  }

  private DescribedPredicate<JavaClass> live(String... packages) {
    return resideInAnyPackage(names(packages)).as("%s", String.join(", ", packages));
  }

  private DescribedPredicate<JavaClass> oursOutside(String... packages) {
    return resideInAnyPackage(root + "..")
        .and(DescribedPredicate.not(resideInAnyPackage(names(packages))))
        .as("ours outside of %s", String.join(", ", packages));
  }

  private String[] names(String... packages) {
    return Arrays.stream(packages)
        .flatMap(name -> name.equals("..") ? Stream.of(root + "..") : Stream.of(root + "." + name))
        .toArray(String[]::new);
  }
}
