package dev.parley.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV and TSV with Commons CSV; blank lines are skipped, as pandas and R skip them. */
final class DelimitedReader extends TableReader {

  private final BoundedRecordReader in;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;

  DelimitedReader(Reader reader, String name, Format format) throws IOException {
    super(name);
    in = new BoundedRecordReader(reader);
    CSVFormat csv = CSVFormat.DEFAULT.builder().setDelimiter(format.delimiter()).get();
    parser = CSVParser.builder().setReader(in).setFormat(csv).get();
    records = parser.iterator();
    CSVRecord header = record(0);
    if (header == null) {
      throw new DataException(name + ": empty: expected a header line with the column names");
    }
    columns = List.of(header.values());
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  @Nullable Row read(long number) throws IOException {
    CSVRecord record = record(number);
    if (record == null) {
      return null;
    }
    if (record.size() != columns.size()) {
      throw malformed(
          number,
          "%d cells: expected %d, one for each column of the header; is a quote or delimiter unescaped near line %d?"
              .formatted(record.size(), columns.size(), parser.getCurrentLineNumber()),
          null);
    }
    return new Row(number, columns, List.of(record.values()), null);
  }

  private @Nullable CSVRecord record(long number) throws IOException {
    try {
      in.beginRecord();
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException || e.getCause() instanceof RecordTooLongException) {
        throw malformed(
            number, "malformed: " + e.getCause().getMessage() + "; is a quote left open?", e);
      }
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
