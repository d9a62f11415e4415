using System.CommandLine;
using System.CommandLine.Help;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator;

/// <summary>The arguments of the process.</summary>
/// <param name="Options">How to start the emulator.</param>
/// <param name="Mode">What to do.</param>
internal sealed record CommandLine(EmulatorOptions Options, LaunchMode Mode)
{
    /// <summary>
    /// A folder's name may begin with @, which must not be read as the name of a file with more arguments.
    /// </summary>
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    /// <exception cref="EmulatorStartException">An argument is unknown, or its value is not usable.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var options = new CommandLineOptions();
        var result = CreateCommand(options).Parse(arguments, Plain);
        var mode =
            result.Action is HelpAction ? LaunchMode.Help
            : result.GetValue(options.Version) ? LaunchMode.Version
            : result.GetValue(options.Attached) ? LaunchMode.Attached
            : LaunchMode.Standalone;
        return mode is LaunchMode.Standalone or LaunchMode.Attached && result.Errors is [var error, ..]
            ? throw EmulatorStartException.InvalidArgument(error.Message)
            : new CommandLine(
                mode is LaunchMode.Help or LaunchMode.Version ? new EmulatorOptions() : options.Read(result),
                mode
            );
    }

    /// <summary>Writes the options and what they do.</summary>
    public static void WriteHelp() => CreateCommand(new CommandLineOptions()).Parse(["--help"], Plain).Invoke();

    private static RootCommand CreateCommand(CommandLineOptions options)
    {
        var command = new RootCommand("Runs a local Globus: Auth, Flows and action providers on one loopback port.");

        // The library's own prints the version with the commit.
        command.Options.Remove(command.Options.OfType<VersionOption>().Single());
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        return command;
    }
}
