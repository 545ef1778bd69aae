package io.github.voiceemotion.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a call in one line, and what the option or argument takes. */
final class WrongCall implements IParameterExceptionHandler {

  private static final int STATUS = 2;
  private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]*");

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    // Of options that exclude each other, picocli says so itself.
    String message = failure.getMessage().replaceFirst("^Error: ", "");
    err.println("error: " + message + commands(failure));
    UnmatchedArgumentException.printSuggestions(failure, err);
    argument(failure).ifPresent(argument -> err.print(help(command, argument)));
    err.println("'" + command.getCommandSpec().qualifiedName() + " --help' says more");
    err.flush();
    return STATUS;
  }

  /** Returns which commands there are where one is missing. */
  private static String commands(ParameterException failure) {
    return "Missing required subcommand".equals(failure.getMessage())
        ? ", expected one of "
            + String.join(", ", failure.getCommandLine().getSubcommands().keySet())
        : "";
  }

  /**
   * Returns what the failure is about: what picocli says, or else the first option that it names.
   */
  private static Optional<ArgSpec> argument(ParameterException failure) {
    if (failure.getArgSpec() != null) {
      return Optional.of(failure.getArgSpec());
    }
    Matcher named = OPTION.matcher(failure.getMessage());
    return named.lookingAt()
        ? Optional.ofNullable(failure.getCommandLine().getCommandSpec().findOption(named.group()))
        : Optional.empty();
  }

  private static String help(CommandLine command, ArgSpec argument) {
    CommandLine.Help help = command.getHelp();
    CommandLine.Help.Layout layout = help.createDefaultLayout();
    if (argument instanceof OptionSpec option) {
      layout.addOption(option, help.createDefaultParamLabelRenderer());
    } else {
      layout.addPositionalParameter(
          (CommandLine.Model.PositionalParamSpec) argument, help.createDefaultParamLabelRenderer());
    }
    return Ansi.OFF.string(layout.toString());
  }
}
