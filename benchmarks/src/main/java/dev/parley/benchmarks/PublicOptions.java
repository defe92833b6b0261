package dev.parley.benchmarks;

import dev.parley.model.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * What to measure.
 *
 * @param data the folder with the sets
 * @param sets which of them
 * @param tiers of the models that are trained
 * @param byTarget whether a model a target is measured too, where targets are few
 * @param limit the most rows of each file
 * @param coreNlp whether CoreNLP's sentiment annotator is measured too
 */
record PublicOptions(
    Path data,
    List<PublicSet> sets,
    List<Tier> tiers,
    boolean byTarget,
    int limit,
    boolean coreNlp) {

  /**
   * Reads arguments.
   *
   * @param arguments a folder, names of sets, options; all of which may be missing
   * @param home the checkout; the data is by default beside it
   * @throws IllegalArgumentException if one is neither
   */
  static PublicOptions of(List<String> arguments, Path home) {
    Path data = home.resolveSibling("shared").resolve("data");
    List<PublicSet> sets = new ArrayList<>();
    List<Tier> tiers = List.of(Tier.WORDS, Tier.SEMANTIC);
    int limit = Integer.MAX_VALUE;
    boolean coreNlp = false;
    boolean byTarget = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      if (argument.equals("--tier")) {
        tiers = List.of(Tier.valueOf(rest.remove().toUpperCase(Locale.ROOT)));
      } else if (argument.equals("--limit")) {
        limit = Integer.parseInt(rest.remove());
      } else if (argument.equals("--corenlp")) {
        coreNlp = true;
      } else if (argument.equals("--by-target")) {
        byTarget = true;
      } else if (Files.isDirectory(Path.of(argument))) {
        data = Path.of(argument);
      } else {
        sets.add(PublicSet.named(argument));
      }
    }
    return new PublicOptions(
        data, sets.isEmpty() ? PublicSet.ALL : sets, tiers, byTarget, limit, coreNlp);
  }

  /** What the files of results are called: a trial's figures are kept apart. */
  String name() {
    return limit == Integer.MAX_VALUE ? "public" : "public-limit-" + limit;
  }
}
