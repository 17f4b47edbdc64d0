package org.demeanor.cli.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.demeanor.Stage;
import org.demeanor.StageException;

/** Writes one of our tables as a Parquet file, row by row. Cells have the {@link ColumnType} of their column. */
final class ParquetTable implements Closeable {

	/** The bytes held in memory before they are written. */
	private static final long ROW_GROUP = 8L << 20;

	private final SimpleGroupFactory groups;
	private final List<String> columns;
	private final ParquetWriter<Group> writer;

	/** @param name of the table in the file */
	ParquetTable(Path file, String name, List<String> columns) throws IOException {
		this.columns = columns;
		MessageType schema = schema(name, columns);
		groups = new SimpleGroupFactory(schema);
		// A codec would need more of Hadoop; dictionaries alone make the file smaller than the CSV.
		writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withConf(new PlainParquetConfiguration())
				.withType(schema).withWriteMode(Mode.OVERWRITE).withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
				.withRowGroupSize(ROW_GROUP).build();
	}

	/**
	 * @param row one cell for each column
	 * @param source of the row, for error messages
	 * @throws StageException (stage report) if a cell should be a number and is not
	 */
	void write(List<String> row, Path source) throws IOException {
		Group group = groups.newGroup();
		for (int i = 0; i < columns.size(); i++)
			if (!row.get(i).isEmpty())
				try {
					add(group, columns.get(i), ColumnType.of(columns.get(i)).value(row.get(i)));
				}
				catch (NumberFormatException noNumber) {
					throw new StageException(Stage.REPORT, source.toString(),
							"'" + row.get(i) + "' in the column " + columns.get(i) + " is no number", noNumber);
				}
		writer.write(group);
	}

	@Override
	public void close() throws IOException {
		writer.close();
	}

	private static void add(Group group, String column, Object value) {
		if (value instanceof String text)
			group.append(column, text);
		else if (value instanceof Integer whole)
			group.append(column, whole);
		else
			group.append(column, (Double) value);
	}

	private static MessageType schema(String name, List<String> columns) {
		Types.MessageTypeBuilder schema = Types.buildMessage();
		for (String column : columns)
			switch (ColumnType.of(column)) {
				case TEXT ->
					schema.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(column);
				case WHOLE -> schema.optional(PrimitiveTypeName.INT32).named(column);
				case DECIMAL -> schema.optional(PrimitiveTypeName.DOUBLE).named(column);
			}
		return schema.named(name);
	}
}
