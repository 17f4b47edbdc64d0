package org.demeanor.imagej;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.Assertions;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** No package of this module is large, and none is in a circle. */
@AnalyzeClasses(packages = "org.demeanor.imagej", importOptions = DoNotIncludeTests.class)
class HouseTest {

	private static final int MOST_TYPES = 18;

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
	static void packagesAreSmall(JavaClasses classes) {
		Map<String, Long> types = classes.stream()
				.filter(type -> !type.isNestedClass() && !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
				.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		Assertions.assertThat(types).allSatisfy((name, count) ->
				Assertions.assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
	}
}
