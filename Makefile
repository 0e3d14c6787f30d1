# Inbox Audit. "make help" lists the targets; everything below them is plain Maven.

# The newest JDK that is at least 25: JAVA_HOME if it is new enough, else the first found in the usual places.
JDK := $(shell sh tools/find-jdk)
export JAVA_HOME := $(JDK)
MVN := mvn --batch-mode

.PHONY: help demo run test soak fuzz bench corpus record format approve setup clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

demo: setup ## audit a synthetic compromised mailbox and keep the report on show (EXIT=1: stop by itself)
	@$(MVN) -q -DskipTests -Dspotless.check.skip package dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
	@EXIT="$(EXIT)" "$(JAVA_HOME)/bin/java" -Dlog4j2.StatusLogger.level=OFF -cp "target/test-classes:target/classes:$$(cat target/test.classpath)" org.inboxaudit.sample.Demo

run: setup ## build and start the service on http://localhost:8080
	@$(MVN) -q -DskipTests -Dspotless.check.skip package
	@"$(JAVA_HOME)/bin/java" -jar target/inbox-audit.jar

test: setup ## run every test, those against real servers included
	@sh tools/install-test-servers
	@$(MVN) verify

soak: setup ## the long form of the tests: more kills, more tries
	@sh tools/install-test-servers courier
	@$(MVN) verify -Dsoak=true

fuzz: setup ## let a fuzzer loose on every reader of hostile bytes (TIME=seconds for each, 600; ONLY=rtf,sieve…)
	@$(MVN) -q -Pfuzz -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile=target/fuzz.classpath -Dmdep.includeScope=test
	@TIME="$(TIME)" ONLY="$(ONLY)" sh tools/fuzz

bench: setup ## measure how fast it reads (ROUNDS=n, ONLY=header,cold…, STRICT=1: a goal that is missed is an error)
	@sh tools/install-bench-peers
	@$(MVN) -q -DskipTests -Dspotless.check.skip package dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
	@ROUNDS="$(ROUNDS)" ONLY="$(ONLY)" STRICT="$(STRICT)" "$(JAVA_HOME)/bin/java" -Xmx2g -XX:+UseSerialGC -Dlog4j2.StatusLogger.level=OFF -cp "target/test-classes:target/classes:$$(cat target/test.classpath)" org.inboxaudit.bench.Bench

corpus: setup ## run the readers over labelled files (DIR=folder, ONLY=sieve,mail…, STRICT=1: a Sieve script not read as labelled is an error)
	@$(MVN) -q -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
	@DIR="$(DIR)" ONLY="$(ONLY)" STRICT="$(STRICT)" "$(JAVA_HOME)/bin/java" -Xmx256m -Dlog4j2.StatusLogger.level=OFF -cp "target/test-classes:target/classes:$$(cat target/test.classpath)" org.inboxaudit.corpus.Corpus

record: ## record what real mail servers of Debian log when people sign in (needs root; some 2 GB of packages)
	@sh tools/record-logins

format: setup ## put every source file into the agreed form
	@$(MVN) -q spotless:apply

approve: setup ## format, and rewrite the documents that are made from the code; read the diff afterwards
	@$(MVN) -q spotless:apply test -Dapprove -Dtest='*DocumentTest,CheckCatalogTest,CheckTextsTest,FoldStateTest,JsonReportRendererTest,OwnerTapesTest,SyntheticOwnersTest'

clean: ## remove what the build made
	@rm -rf target

setup:
	@sh tools/setup
