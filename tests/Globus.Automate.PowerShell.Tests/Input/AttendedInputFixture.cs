using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>The same in a shell with a user in front of it, who can be asked.</summary>
public sealed class AttendedInputFixture : InputFixture
{
    private readonly UserHost _host;

    public AttendedInputFixture(EmulatorFixture emulator)
        : this(emulator, new UserHost(_ => "")) { }

    private AttendedInputFixture(EmulatorFixture emulator, UserHost host)
        : base(emulator, host) => _host = host;

    /// <summary>What the user was asked to choose.</summary>
    internal IReadOnlyList<string> Questions => [.. _host.Questions];

    /// <summary>Forgets what was asked.</summary>
    internal void Forget() => _host.Questions.Clear();
}
