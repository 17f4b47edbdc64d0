package org.demeanor;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Holds the floors of the engine: each package uses only those below it. */
@AnalyzeClasses(packages = "org.demeanor", importOptions = DoNotIncludeTests.class)
class HouseTest {

	@ArchTest
	static final ArchRule floors = layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("inference").definedBy("org.demeanor.inference..")
			.layer("media").definedBy("org.demeanor.media..")
			.layer("fusion").definedBy("org.demeanor.fusion..")
			.layer("voice").definedBy("org.demeanor.voice..")
			.layer("face").definedBy("org.demeanor.face..")
			.layer("analysis").definedBy("org.demeanor.analysis..")
			.layer("report").definedBy("org.demeanor.report..")
			.layer("batch").definedBy("org.demeanor.batch..")
			.layer("evaluation").definedBy("org.demeanor.evaluation..")
			.whereLayer("evaluation").mayNotBeAccessedByAnyLayer()
			.whereLayer("batch").mayNotBeAccessedByAnyLayer()
			.whereLayer("report").mayOnlyBeAccessedByLayers("batch", "evaluation")
			.whereLayer("analysis").mayOnlyBeAccessedByLayers("report", "batch", "evaluation")
			.whereLayer("face").mayOnlyBeAccessedByLayers("analysis", "report", "batch", "evaluation")
			.whereLayer("voice").mayOnlyBeAccessedByLayers("analysis", "report", "batch", "evaluation")
			.whereLayer("fusion")
			.mayOnlyBeAccessedByLayers("face", "voice", "analysis", "report", "batch", "evaluation")
			.whereLayer("media")
			.mayOnlyBeAccessedByLayers("face", "voice", "analysis", "report", "batch", "evaluation")
			.ensureAllClassesAreContainedInArchitectureIgnoring("org.demeanor");

	@ArchTest
	static final ArchRule noCircles = slices().matching("org.demeanor.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule noWindow = ArchRuleDefinition.noClasses().should()
			.dependOnClassesThat().resideInAnyPackage("ij..", "javax.swing..", "picocli..", "org.scijava..");

	/** Timeouts and durations must not follow the clock of the wall, which jumps. */
	@ArchTest
	static final ArchRule noWallClock = ArchRuleDefinition.noClasses().should()
			.callMethod(System.class, "currentTimeMillis").orShould().dependOnClassesThat()
			.haveNameMatching("java\\.time\\.(Instant|Clock|.*Date.*|LocalTime)|java\\.util\\.(Date|Calendar)");
}
