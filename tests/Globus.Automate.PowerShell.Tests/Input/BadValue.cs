namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>A value that a parameter cannot use, or only looks as if it could not.</summary>
/// <param name="Name">What is bad about it.</param>
/// <param name="Value">The value.</param>
/// <param name="IsRefused">Whether it has to be refused; what may be taken must at the least not send more than a good
/// value.</param>
internal sealed record BadValue(string Name, object? Value, bool IsRefused);
