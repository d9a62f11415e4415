using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The emulator could not start; <see cref="Code"/> is stable, and the message contains the solution.
/// </summary>
public sealed class EmulatorStartException : Exception
{
    private EmulatorStartException(string code, int exitCode, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        ExitCode = exitCode;
    }

    /// <summary>The code of the error.</summary>
    public string Code { get; }

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; }

    internal static EmulatorStartException InvalidArgument(string message) => new("InvalidArgument", 2, message);

    internal static EmulatorStartException PortInUse(int port, Exception inner) =>
        new(
            "PortInUse",
            3,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Port {port} {DescribeBindFailure(inner)}. Choose another port with --port, or use --port 0."
            ),
            inner
        );

    internal static EmulatorStartException Seed(string path, string message) =>
        new("Seed", 5, $"The seed {path} cannot be used: {message}");

    internal static EmulatorStartException NativeLibrary(Exception inner) =>
        new(
            "NativeLibrary",
            6,
            $"SQLite's native library for {RuntimeInformation.RuntimeIdentifier} is missing or cannot be loaded; "
                + $"reinstall the emulator on a supported platform: {SupportedPlatforms.Text}.",
            inner
        );

    internal static EmulatorStartException Unexpected(Exception inner) =>
        new("StartFailed", 1, $"The emulator failed: {inner.GetType().Name}: {inner.Message}", inner);

    internal static EmulatorStartException DataDirectory(string directory, Exception inner) =>
        new("DataDirectory", 4, $"The data directory {directory} cannot be used: {inner.Message}", inner);

    private static string DescribeBindFailure(Exception exception) =>
        exception is SocketException socket ? $"cannot be used ({socket.SocketErrorCode})" : "is already in use";
}
