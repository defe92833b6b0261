package consumer;

import dev.parley.SentenceClassifier;
import dev.parley.model.Tier;
import java.util.Locale;

/** Labels one sentence, and checks that the logging interface is the one that Parley needs. */
public final class Consumer {

  private Consumer() {}

  /**
   * Runs.
   *
   * @param arguments the tier
   */
  public static void main(String[] arguments) throws ClassNotFoundException {
    Tier tier = Tier.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    Class.forName("org.slf4j.spi.SLF4JServiceProvider"); // since 2.0
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", tier)) {
      String label = stance.classify("The union called a march for Saturday.").label();
      if (!label.equals("mobilisation")) {
        throw new IllegalStateException("tier " + tier + ": " + label);
      }
      System.out.println("consumer, tier " + tier + ": " + label);
    }
  }
}
