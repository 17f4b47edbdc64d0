package org.demeanor.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;

/** Reads Parquet files of the command line and of Spark alike. */
final class Tables {

	private Tables() {}

	/** The same tables: the same columns of the same types, the same rows in the same order. */
	static void assertSame(Path folder, Path expected) throws IOException {
		List<String> tables = names(expected);
		assertThat(names(folder)).isEqualTo(tables).contains("timeline.parquet", "people.parquet", "summary.parquet");
		for (String table : tables) {
			List<Group> rows = rows(expected.resolve(table));
			List<Group> actual = rows(folder.resolve(table));
			assertThat(texts(actual)).as(table).isEqualTo(texts(rows)).isNotEmpty();
			assertThat(types(actual)).as(table).isEqualTo(types(rows));
		}
	}

	/** The table of clips. */
	static List<String> clips(Path folder) throws IOException {
		return texts(rows(folder.resolve("clips.parquet")));
	}

	private static List<String> names(Path folder) {
		return Stream.of(folder.toFile().list()).filter(name -> name.endsWith(".parquet")).sorted().toList();
	}

	/** Reads a file, or a folder of parts in the order of their names. */
	private static List<Group> rows(Path table) throws IOException {
		List<Group> rows = new ArrayList<>();
		try (Stream<Path> files = Files.walk(table)) {
			for (Path file : files.filter(path -> path.toString().endsWith(".parquet") && Files.isRegularFile(path)).sorted()
					.toList())
				try (ParquetReader<Group> reader = new Groups(new LocalInputFile(file)).build()) {
					for (Group row = reader.read(); row != null; row = reader.read())
						rows.add(row);
				}
		}
		return rows;
	}

	/** Column by column: Parquet's own comparison includes more than names and types. */
	private static List<String> types(List<Group> rows) {
		return rows.get(0).getType().getFields().stream().map(Type::toString).toList();
	}

	private static List<String> texts(List<Group> rows) {
		return rows.stream().map(Group::toString).toList();
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
