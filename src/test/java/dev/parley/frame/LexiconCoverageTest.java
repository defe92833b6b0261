package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.CorpusVectors;
import dev.parley.text.DependencyTree;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LexiconCoverageTest {

  @Test
  void theTrainingTextUsesTheBreadthOfEveryOpenClass() {
    Lexicon lexicon = Lexicon.bundled();
    Map<LexicalClass, Set<String>> words = new EnumMap<>(LexicalClass.class);
    for (DependencyTree tree : CorpusVectors.trees()) {
      for (Cue cue : Cues.in(tree, lexicon).all()) {
        cue.classes()
            .forEach(c -> words.computeIfAbsent(c, k -> new HashSet<>()).add(cue.lemmas(tree)));
      }
    }
    Set<LexicalClass> narrow = EnumSet.noneOf(LexicalClass.class);
    for (LexicalClass c : LexicalClass.values()) {
      boolean open = c.role() != LexicalClass.Role.OPERATOR;
      if (open && words.getOrDefault(c, Set.of()).size() < 10) {
        narrow.add(c);
      }
    }
    assertThat(narrow)
        .as("classes with fewer than ten words; those expected are a known gap of the text")
        .containsExactlyInAnyOrder(LexicalClass.ALLOW, LexicalClass.DOUBT);
  }
}
