package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeXmlTest {

	private static final String XML = """
			<?xml version="1.0"?>
			<!-- a comment -->
			<opencv_storage><cascade type_id="opencv-cascade-classifier"><stageType>BOOST</stageType>
			<featureType>HAAR</featureType> <height>20</height> <width>24</width>
			<stageParams> <maxWeakCount>9</maxWeakCount></stageParams>
			<stages>
			  <_> <maxWeakCount>2</maxWeakCount> <stageThreshold>-1.5</stageThreshold>
			    <weakClassifiers>
			      <_> <internalNodes> 0 -1 1 -0.25</internalNodes> <leafValues> 2. -3.</leafValues></_>
			      <_> <internalNodes> 0 -1 0 0.5</internalNodes> <leafValues> 4. 5.</leafValues></_></weakClassifiers></_>
			</stages>
			<features>
			  <_> <rects> <_> 1 2 3 4 -1.</_> <_> 5 6 7 8 2.</_></rects> <tilted>0</tilted></_>
			  <_> <rects> <_> 9 10 11 12 -1.</_> <_> 13 14 15 16 2.</_> <_> 17 18 1 2 3.</_></rects></_>
			</features></cascade></opencv_storage>
			""";

	@Test
	void stumpsStandWithTheFeaturesTheyName() throws StageException {
		Cascade cascade = read(XML);
		assertThat(new int[] { cascade.windowWidth, cascade.windowHeight }).containsExactly(24, 20);
		assertThat(cascade.stageEnd).containsExactly(2);
		assertThat(cascade.stageThreshold).containsExactly(-1.5f - 1e-5f);
		assertThat(cascade.threshold).containsExactly(-0.25f, 0.5f);
		assertThat(cascade.leaf).containsExactly(-3, 2, 5, 4);
		assertThat(cascade.weight).containsExactly(-1, 2, 3, -1, 2, 0);
		assertThat(cascade.rectangle).startsWith(9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 1, 2, 1, 2, 3, 4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"BOOST | ADA | is not a boosted cascade of Haar features",
			"HAAR | LBP | is not a boosted cascade of Haar features",
			"<tilted>0 | <tilted>1 | has tilted features",
			"0 -1 1 -0.25 | 0 1 1 -0.25 -1 -2 0 .5 | has trees deeper than a stump",
			"0 -1 1 -0.25 | 0 -1 7 -0.25 | Index 7",
			"9 10 11 12 -1. | 9 10 11 | null",
			"9 10 11 12 -1. | 9 10 11 x -1. | \"x\"",
			"<_> 17 18 1 2 3.</_> | <_>1 1 1 1 1</_><_>2 2 2 2 2</_> | has a feature of 4 rectangles",
			"<stageThreshold>-1.5</stageThreshold> | '' | has a stage without <stageThreshold>",
			"</features></cascade></opencv_storage> | '' | XML",
			"<cascade | <other | must be terminated",
	})
	void whatIsNoSuchCascadeIsSaidInOneLine(String there, String instead, String why) {
		String xml = XML.replace(there, instead);
		assertThat(xml).isNotEqualTo(XML);
		assertThatThrownBy(() -> read(xml)).isInstanceOf(StageException.class)
				.hasMessageContainingAll("a.xml", "is not a usable cascade: ", why);
	}

	@Test
	void aFileWithoutStagesIsRefused() {
		assertThatThrownBy(() -> read("<opencv_storage/>")).isInstanceOf(StageException.class)
				.hasMessageContaining("has no stages");
	}

	private static Cascade read(String xml) throws StageException {
		InputStream in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
		return CascadeXml.read("a.xml", in);
	}
}
