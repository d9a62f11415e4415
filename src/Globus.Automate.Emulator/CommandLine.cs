using System.Globalization;

namespace Globus.Automate.Emulator;

/// <summary>The arguments of the process.</summary>
internal sealed record CommandLine(EmulatorOptions Options, LaunchMode Mode)
{
    public const string Usage =
        """
        Usage: dotnet Globus.Automate.Emulator.dll [--port 4562] [--data DIR] [--time-scale N] [--attached]

          --port N        the loopback port to listen on; 0 takes a free one
          --data DIR      keep flows, runs and tokens in DIR; without it they are kept in memory
          --time-scale N  let N seconds pass on the emulator's clock in each second
          --attached      print one line of JSON when ready, and end with the standard input
        """;

    /// <exception cref="EmulatorStartException">An argument is unknown, or its value is not usable.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var options = new EmulatorOptions();
        var mode = LaunchMode.Standalone;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--attached":
                    mode = LaunchMode.Attached;
                    break;
                case "--help" or "-h":
                    mode = LaunchMode.Help;
                    break;
                case "--port":
                    options = options with { Port = ParsePort(Value(arguments, ref i)) };
                    break;
                case "--data":
                    options = options with { DataDirectory = Path.GetFullPath(Value(arguments, ref i)) };
                    break;
                case "--time-scale":
                    options = options with { TimeScale = ParseScale(Value(arguments, ref i)) };
                    break;
                default:
                    throw EmulatorStartException.InvalidArgument($"Unknown argument '{arguments[i]}'.");
            }
        }

        return new CommandLine(options, mode);
    }

    private static string Value(IReadOnlyList<string> arguments, ref int position) =>
        ++position < arguments.Count
            ? arguments[position]
            : throw EmulatorStartException.InvalidArgument($"The argument {arguments[position - 1]} needs a value.");

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw EmulatorStartException.InvalidArgument($"'{text}' is not a port: a number from 0 to 65535.");

    private static double ParseScale(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale > 0 && double.IsFinite(scale)
            ? scale
            : throw EmulatorStartException.InvalidArgument($"'{text}' is not a time scale: a number greater than zero.");
}
