package org.demeanor.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamScores;
import org.demeanor.media.Tracks;
import org.demeanor.report.DrawnClip;
import org.demeanor.report.Results;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.timeline.TimelineSettings;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The page of a run of 1,000 clips as a user sees it: in headless Chromium, by real clicks and keys. */
class ReportInBrowserTest {

	private static final int CLIPS = 1000;
	private static final int FAILED = 777;
	private static final String HOSTILE = "=<b id=injected>&amp;\"' \u00e9\ud83d\ude00";
	private static final String HOSTILE_ERROR = "</script><b id=injected><!-- <script>";

	@TempDir
	private static Path folder;

	private static ChromeDriver browser;

	@BeforeAll
	static void open() throws StageException {
		Optional<Path> driver = onPath("chromedriver");
		assumeTrue(driver.isPresent(), "there is no chromedriver to open the page with");
		write();
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1300,1000");
		options.setCapability("goog:loggingPrefs", logs);
		onPath("chromium").ifPresent(chromium -> options.setBinary(chromium.toFile()));
		browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build(),
				options);
	}

	@AfterAll
	static void close() {
		if (browser != null)
			browser.quit();
	}

	@BeforeEach
	void load() {
		browser.get(folder.resolve(HtmlReport.FILE).toUri().toString());
		assertQuiet();
	}

	@Test
	void failuresComeFirstAndTheSummaryCounts() throws Exception {
		assertThat(rows()).hasSize(250);
		assertThat(rows().get(0).getAttribute("class")).isEqualTo("failed");
		assertThat(rows().get(0).getText()).contains(HOSTILE_ERROR);
		assertThat(text("#summary")).contains("1000\nclips", "1\nfailed", "25 of 50 right (50.0 %)",
				"version\n1.2.3\nprofile\nreference\ndevice\ncpu\nnets\na-face-net");
		assertThat(text("#shown")).isEqualTo("1000 of 1000 clips");
		browser.findElement(By.id("more")).click();
		assertThat(rows()).hasSize(500);
		Files.write(Path.of("target", "report.png"), browser.getScreenshotAs(OutputType.BYTES));
		assertQuiet();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1440, 1300, 1000, 500 })
	void theReasonOfAFailureIsReadWithoutScrollingAside(int width) {
		Dimension before = browser.manage().window().getSize();
		try {
			browser.manage().window().setSize(new Dimension(width, 1000));
			WebElement reason = rows().get(0).findElement(By.cssSelector("td:last-child"));
			assertThat(reason.getText()).isEqualTo(name(FAILED) + ": media: " + HOSTILE_ERROR);
			assertThat(reason.getRect().getWidth()).as("width of the reason").isGreaterThan(width / 2);
			assertThat(reason.getRect().getX() + reason.getRect().getWidth()).as("its right end").isLessThan(width);
			WebElement table = browser.findElement(By.className("scroll"));
			assertThat(table.getDomProperty("scrollWidth")).as("width of the table").isEqualTo(table.getDomProperty("clientWidth"));
		}
		finally {
			browser.manage().window().setSize(before);
		}
		assertQuiet();
	}

	@Test
	void searchLeavesWhatHasAllWords() {
		WebElement search = browser.findElement(By.id("search"));
		search.click();
		search.sendKeys("clip 0042");
		assertThat(rows()).hasSize(1);
		assertThat(names()).containsExactly("clip-0042");
		assertThat(text("#shown")).isEqualTo("1 of 1000 clips");
		search.clear();
		search.sendKeys("no such words");
		assertThat(rows()).isEmpty();
		assertQuiet();
	}

	@Test
	void aClickOnAHeadSortsAndASecondOneTurnsTheOrder() {
		WebElement name = browser.findElement(By.xpath("//th/button[.='Clip']"));
		name.click();
		assertThat(names().subList(1, 250)).isSorted();
		name.click();
		assertThat(names().get(0)).startsWith("take789_");
		assertThat(name.findElement(By.xpath("..")).getAttribute("aria-sort")).isEqualTo("descending");
		browser.findElement(By.xpath("//th/button[.='Score']")).click();
		List<Double> scores = browser.findElements(By.cssSelector("#clips tbody tr td:nth-child(4)")).stream()
				.map(cell -> Double.valueOf(cell.getText())).toList();
		assertThat(scores).hasSize(250).isSorted();
		assertQuiet();
	}

	@Test
	void aClipOpensWithItsTimelinesAndThumbnails() throws Exception {
		browser.findElement(By.id("search")).sendKeys("clip-0043");
		WebElement name = browser.findElement(By.xpath("//td/button[.='clip-0043']"));
		name.click();
		WebElement detail = browser.findElement(By.className("detail"));
		assertThat(detail.findElements(By.cssSelector("svg.chart"))).hasSize(3);
		assertThat(detail.findElements(By.cssSelector("svg.chart polyline"))).hasSize(3 * Emotion.count());
		assertThat(detail.getText()).contains("Timeline: face and voice together");
		List<WebElement> pictures = detail.findElements(By.tagName("img"));
		assertThat(pictures).hasSize(4).allMatch(picture -> "96".equals(picture.getDomProperty("naturalWidth")));
		Files.write(Path.of("target", "report-clip.png"), browser.getScreenshotAs(OutputType.BYTES));
		name.click();
		assertThat(browser.findElements(By.className("detail"))).isEmpty();
		assertQuiet();
	}

	@Test
	void namesAndErrorsAreTextWhateverIsInThem() {
		browser.findElement(By.id("search")).sendKeys("injected");
		assertThat(names()).containsExactlyInAnyOrder(HOSTILE, "clip-0777");
		browser.findElements(By.cssSelector("td.name button")).get(1).click();
		assertThat(browser.findElements(By.className("detail"))).hasSize(1);
		assertThat(browser.findElements(By.id("injected"))).isEmpty();
		assertQuiet();
	}

	// -- Helper methods --

	private static void assertQuiet() {
		assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
	}

	private static List<WebElement> rows() {
		return browser.findElements(By.cssSelector("#clips tbody tr"));
	}

	private static List<String> names() {
		return browser.findElements(By.cssSelector("td.name")).stream().map(WebElement::getText).toList();
	}

	private static String text(String selector) {
		return browser.findElement(By.cssSelector(selector)).getText();
	}

	private static Optional<Path> onPath(String program) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(part -> Path.of(part, program))
				.filter(Files::isExecutable).findFirst();
	}

	private static void write() throws StageException {
		DrawnClip clip = DrawnClip.silent(320, 240, DrawnClip.steadyTimes(40, 10));
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < CLIPS; i++) {
			String name = name(i);
			ClipResult result = i == FAILED
					? ClipResult.failed(name, new StageException(Stage.MEDIA, name, HOSTILE_ERROR))
					: result(Emotion.all().get(i % Emotion.count()), 0.5 + i * 0.0004);
			rows.add(ClipTable.row(name, result));
			if (i != FAILED)
				ClipDetail.write(folder.resolve(name + ClipDetail.SUFFIX), clip, result);
			if (name.equals("clip-0043")) {
				ClipMoments found = new ClipMoments(result, new AnswerRules(FrameRule.MEAN, StreamRule.PRODUCT, FusionModel.PLAIN));
				TimelineTable.write(folder.resolve(name + TimelineTable.SUFFIX), found.timeline(TimelineSettings.DEFAULT));
				PeopleTable.write(folder.resolve(name + PeopleTable.SUFFIX), found.persons());
			}
		}
		ObjectNode run = new ObjectMapper().createObjectNode().put("version", "1.2.3").put("device", "cpu");
		run.putObject("options").put("profile", "reference");
		run.putObject("models").put("a-face-net", "0123");
		RunReport.write(folder.resolve(RunReport.FILE), run);
		HtmlReport.write(folder, rows, Map.of());
	}

	/** Fifty are named as in RAVDESS: happy, and every second one of them is answered so. */
	private static String name(int i) {
		if (i == 500)
			return HOSTILE;
		if (i >= 100 && i < 800 && i % 14 == (i < 450 ? 4 : 5))
			return String.format("take%d_01-01-03-01-01-01-%02d", i, i % 24 + 1);
		return String.format("clip-%04d", i);
	}

	private static ClipResult result(Emotion emotion, double confidence) {
		double[] values = new double[Emotion.count()];
		Arrays.fill(values, (1 - confidence) / (values.length - 1));
		values[emotion.ordinal()] = confidence;
		Scores scores = Scores.of(values);
		List<FaceObservation> seen = new ArrayList<>();
		for (int frame = 0; frame < 40; frame++)
			seen.add(new FaceObservation(frame, frame / 10.0, 1, new FaceBox(100, 60, 80, 80),
					frame % 10 == 0 ? scores : Results.sureOf(Emotion.all().get(frame % Emotion.count()))));
		List<WindowScores> heard = List.of(new WindowScores(0, 2, scores, 1), new WindowScores(1, 3, scores, 1));
		return new ClipResult("drawn", StreamScores.of(scores), StreamScores.of(scores), Optional.of(scores),
				new FaceTracks(40, 40, 1, seen), new VoiceReading(4, false, OptionalDouble.of(3), false, OptionalDouble.empty(), heard, List.of()),
				OptionalDouble.of(4), List.of(), Tracks.AUTO, List.of());
	}
}
