using System.Globalization;

namespace Globus.Automate.Emulator;

/// <summary>The emulator could not be started; <see cref="Code"/> is stable and the message says what to do.</summary>
public sealed class EmulatorStartException : Exception
{
    private EmulatorStartException(string code, int exitCode, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        ExitCode = exitCode;
    }

    /// <summary>What went wrong, in one word.</summary>
    public string Code { get; }

    /// <summary>The exit code of a process that fails with this.</summary>
    public int ExitCode { get; }

    internal static EmulatorStartException InvalidArgument(string message) => new("InvalidArgument", 2, message);

    internal static EmulatorStartException PortInUse(int port, Exception inner) => new(
        "PortInUse", 3, string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use. Choose another one with --port, or --port 0 for a free one."), inner);

    internal static EmulatorStartException Seed(string path, string message) => new("Seed", 5, $"The seed {path} cannot be used: {message}");

    internal static EmulatorStartException DataDirectory(string directory, Exception inner) =>
        new("DataDirectory", 4, $"The data directory {directory} cannot be used: {inner.Message}", inner);
}
