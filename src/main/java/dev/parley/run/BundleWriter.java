package dev.parley.run;

import dev.parley.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a manifest and files as a zip file. The same content gives the same bytes: entries are
 * sorted, have one time, and are stored as they are, as packed bytes depend on the JDK. Not
 * thread-safe.
 */
public final class BundleWriter {

  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, Path> files = new TreeMap<>();

  /** Begins a bundle of nothing. */
  public BundleWriter() {}

  /**
   * Adds a file.
   *
   * @param folder {@code inputs}, {@code models} or {@code outputs}
   * @param file what to pack, under its own name; a second file of a name gets a number before
   */
  public void add(String folder, Path file) {
    String name = file.getFileName().toString().replaceAll("[/\\\\:\\p{Cntrl}]", "_");
    String entry = folder + "/" + name;
    for (int n = 2; files.containsKey(entry) && !files.get(entry).equals(file); n++) {
      entry = folder + "/" + n + "-" + name;
    }
    files.put(entry, file);
  }

  /**
   * Writes the bundle.
   *
   * @param manifest the JSON file of the run, packed as it is
   * @param out where to; finished and not closed
   * @throws IOException if a file cannot be read or the stream not be written
   */
  public void write(Path manifest, OutputStream out) throws IOException {
    files.put(Bundle.MANIFEST, manifest);
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      ZipEntry entry = entry(file.getKey(), file.getValue());
      zip.putNextEntry(entry);
      if (Files.copy(file.getValue(), zip) != entry.getSize()) {
        throw new DataException(file.getValue() + ": it changed while it was packed");
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  /** What is stored needs length and checksum before. */
  private static ZipEntry entry(String name, Path file) throws IOException {
    CRC32 checksum = new CRC32();
    ZipEntry entry = new ZipEntry(name);
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      entry.setSize(in.transferTo(OutputStream.nullOutputStream()));
    }
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }
}
