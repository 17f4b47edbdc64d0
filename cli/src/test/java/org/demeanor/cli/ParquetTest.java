package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;
import org.demeanor.StageException;
import org.demeanor.cli.command.ExitCode;
import org.demeanor.cli.parquet.ParquetTables;
import org.demeanor.report.table.ClipTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --parquet}: the content of the CSV files, with types, however the run was made. */
class ParquetTest {

	@TempDir
	private Path folder;
	private Path clips;

	@BeforeEach
	void clips() throws IOException {
		clips = Files.createDirectory(folder.resolve("clips"));
		for (String name : List.of("a.mp4", "=b+c.mp4"))
			Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name));
		Files.writeString(clips.resolve("text.mp4"), "no film, only words\n".repeat(50));
	}

	@Test
	void saysWhatTheCsvFilesSay() throws IOException {
		Path out = folder.resolve("out");
		analyze(out, "--parquet");
		assertSame(read(out.resolve("clips.parquet")), out.resolve("clips.csv"), "");
		List<Group> frames = read(out.resolve("frames.parquet"));
		int half = frames.size() / 2;
		assertSame(frames.subList(0, half), out.resolve("=b+c.frames.csv"), "=b+c");
		assertSame(frames.subList(half, frames.size()), out.resolve("a.frames.csv"), "a");
		assertThat(types(frames.get(0))).startsWith("BINARY", "INT32", "DOUBLE").endsWith("BINARY");
		analyze(out);
		assertThat(out.resolve("clips.parquet")).as("of an earlier run").doesNotExist();
		assertThat(out.resolve("frames.parquet")).doesNotExist();
	}

	@Test
	void isTheSameResumedAndMerged() throws IOException {
		Path out = folder.resolve("out");
		analyze(out, "--streams", "voice");
		Path whole = folder.resolve("whole");
		analyze(whole, "--streams", "voice", "--parquet");
		analyze(out, "--streams", "voice", "--parquet", "--resume");
		analyze(folder.resolve("1"), "--streams", "voice", "--shard", "1/2", "--parquet");
		analyze(folder.resolve("2"), "--streams", "voice", "--shard", "2/2", "--parquet");
		Path merged = folder.resolve("merged");
		Run.demeanor("merge", folder.resolve("2"), folder.resolve("1"), "--out", merged);
		for (String file : List.of("clips.parquet", "frames.parquet")) {
			assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
			assertThat(merged.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
		}
	}

	@Test
	void aRunWithoutItsParquetIsNotFinished() throws IOException {
		Path out = folder.resolve("out");
		Path merged = folder.resolve("merged");
		analyze(folder.resolve("1"), "--streams", "voice", "--shard", "1/2");
		analyze(folder.resolve("2"), "--streams", "voice", "--shard", "2/2");
		for (Path results : List.of(out, merged))
			Files.createFile(Files.createDirectories(results.resolve("frames.parquet")).resolve("in the way"));
		assertUnfinished(out, "analyze", "--in-process", clips, "--out", out, "--streams", "voice", "--parquet");
		assertUnfinished(merged, "merge", folder.resolve("1"), folder.resolve("2"), "--out", merged, "--parquet");
		Files.delete(out.resolve("frames.parquet/in the way"));
		analyze(out, "--streams", "voice", "--parquet", "--resume");
		assertSame(read(out.resolve("clips.parquet")), out.resolve("clips.csv"), "");
	}

	/** What readers count of a column that holds NaN depends on its row groups: findings/parquet-nan-by-row-group.sh. */
	@ParameterizedTest
	@ValueSource(strings = { "NaN", "Infinity", "-Infinity" })
	void refusesWhatIsNoFiniteNumber(String cell) throws IOException {
		Path out = folder.resolve("out");
		analyze(out, "--streams", "voice");
		Path table = out.resolve("clips.csv");
		String confidence = Csv.rows(table).stream().map(row -> row.get("confidence")).filter(told -> !told.isEmpty()).findFirst()
				.orElseThrow();
		Files.writeString(table, Files.readString(table).replace("," + confidence + ",", "," + cell + ","));
		assertThatThrownBy(() -> ParquetTables.write(out, ClipTable.read(table))).isInstanceOf(StageException.class).hasMessageContaining("clips.csv")
				.hasMessageContaining("'" + cell + "' in the column").hasMessageContaining("is no number");
		assertThat(out.resolve("clips.parquet")).doesNotExist();
	}

	// -- Helper methods --

	private void analyze(Path out, Object... options) {
		Run run = Run.demeanor(Stream.concat(Stream.of("analyze", "--in-process", clips, "--out", out), Stream.of(options))
				.toArray());
		assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.OK, ExitCode.SOME_FAILED);
	}

	private static void assertUnfinished(Path out, Object... command) {
		Run run = Run.demeanor(command);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("frames.parquet: report: cannot be written");
		assertThat(out.resolve("journal.jsonl")).exists();
		assertThat(out.resolve("clips.csv")).doesNotExist();
	}

	private static List<Group> read(Path file) throws IOException {
		List<Group> rows = new ArrayList<>();
		try (ParquetReader<Group> reader = new Groups(new LocalInputFile(file)).build()) {
			for (Group row = reader.read(); row != null; row = reader.read())
				rows.add(row);
		}
		return rows;
	}

	/** @param clip of all rows; without one the rows name it */
	private static void assertSame(List<Group> rows, Path csv, String clip) throws IOException {
		List<CSVRecord> expected = Csv.rows(csv);
		assertThat(rows).hasSameSizeAs(expected).isNotEmpty();
		for (int i = 0; i < rows.size(); i++) {
			Map<String, String> cells = expected.get(i).toMap();
			cells.compute("clip", (column, name) -> name == null ? clip : name.replaceFirst("^'", ""));
			for (Type column : rows.get(i).getType().getFields())
				assertSame(rows.get(i), column, cells.remove(column.getName()));
			assertThat(cells).as("columns that are missing").isEmpty();
		}
	}

	private static void assertSame(Group row, Type column, String cell) {
		if (cell.isEmpty())
			assertThat(row.getFieldRepetitionCount(column.getName())).as(column.getName()).isZero();
		else if (column.asPrimitiveType().getPrimitiveTypeName().name().equals("DOUBLE"))
			assertThat(row.getDouble(column.getName(), 0)).as(column.getName()).isEqualTo(Double.parseDouble(cell));
		else
			assertThat(row.getValueToString(row.getType().getFieldIndex(column.getName()), 0)).isEqualTo(cell);
	}

	private static List<String> types(Group row) {
		return row.getType().getFields().stream().map(column -> column.asPrimitiveType().getPrimitiveTypeName().name())
				.toList();
	}

	/** Parquet's builder for files outside of Hadoop must be subclassed. */
	private static final class Groups extends ParquetReader.Builder<Group> {

		Groups(InputFile file) {
			super(file, new PlainParquetConfiguration());
		}

		@Override
		protected ReadSupport<Group> getReadSupport() {
			return new GroupReadSupport();
		}
	}
}
