package org.demeanor;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.Assertions;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Holds the floors of the engine: each package uses only those below it, no package is large, and none is in a circle. */
@AnalyzeClasses(packages = "org.demeanor", importOptions = DoNotIncludeTests.class)
class HouseTest {

	private static final String ROOT = "org.demeanor";

	/** From the ground up. Packages of one floor do not know each other, except those in {@link #NEIGHBOURS}. */
	private static final List<List<String>> FLOORS = List.of(List.of(""), List.of("score", "file"),
			List.of("media", "inference", "model"), List.of("fusion", "calibration", "dataset", "annotation"),
			List.of("face", "voice"), List.of("timeline"), List.of("analysis"), List.of("report"),
			List.of("batch", "bundling", "evaluation", "features"), List.of("adapt"));

	/** The runtime loads what a bundle describes. */
	private static final Map<String, String> NEIGHBOURS = Map.of("inference", "model");

	private static final int MOST_TYPES = 18;

	@ArchTest
	static final ArchRule floors = ArchRuleDefinition.classes().should(new ArchCondition<>("use lower floors only") {
		@Override
		public void check(JavaClass type, ConditionEvents events) {
			for (Dependency dependency : type.getDirectDependenciesFromSelf())
				if (dependency.getTargetClass().getPackageName().startsWith(ROOT) && !allowed(type, dependency.getTargetClass()))
					events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
		}
	});

	@ArchTest
	static final ArchRule noCircles = slices().assignedFrom(new SliceAssignment() {
		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName());
		}

		@Override
		public String getDescription() {
			return "packages";
		}
	}).should().beFreeOfCycles();

	@ArchTest
	static final ArchRule noWindow = ArchRuleDefinition.noClasses().should()
			.dependOnClassesThat().resideInAnyPackage("ij..", "javax.swing..", "picocli..", "org.scijava..");

	/** Timeouts and durations must not use the wall clock, which jumps. */
	@ArchTest
	static final ArchRule noWallClock = ArchRuleDefinition.noClasses().should()
			.callMethod(System.class, "currentTimeMillis").orShould().dependOnClassesThat()
			.haveNameMatching("java\\.time\\.(Instant|Clock|.*Date.*|LocalTime)|java\\.util\\.(Date|Calendar)");

	@ArchTest
	static void packagesAreSmall(JavaClasses classes) {
		Map<String, Long> types = classes.stream().filter(type -> !type.isNestedClass() && !type.isAnonymousClass())
				.filter(type -> !type.getSimpleName().equals("package-info"))
				.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		Assertions.assertThat(types).allSatisfy((name, count) ->
				Assertions.assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
	}

	/** A package without a written purpose collects anything. */
	@ArchTest
	static void packagesAreExplained(JavaClasses classes) {
		Path sources = Path.of("src", "main", "java");
		List<String> silent = classes.stream().map(JavaClass::getPackageName).distinct()
				.filter(name -> !Files.exists(sources.resolve(name.replace('.', '/')).resolve("package-info.java"))).toList();
		Assertions.assertThat(silent).isEmpty();
	}

	// -- Helper methods --

	private static boolean allowed(JavaClass from, JavaClass to) {
		String here = room(from);
		String there = room(to);
		return here.equals(there) || floor(there) < floor(here) || there.equals(NEIGHBOURS.get(here));
	}

	private static String room(JavaClass type) {
		String inside = type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
		return inside.split("\\.")[0];
	}

	private static int floor(String room) {
		for (int floor = 0; floor < FLOORS.size(); floor++)
			if (FLOORS.get(floor).contains(room))
				return floor;
		throw new AssertionError("no floor for the package " + room);
	}
}
