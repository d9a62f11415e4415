namespace Globus.Automate.Language;

/// <summary>The differences between .NET Framework and .NET.</summary>
internal static class Polyfill
{
#if NETFRAMEWORK
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(
            [System.Diagnostics.CodeAnalysis.NotNull] object? argument,
            [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(argument))] string? paramName = null
        )
        {
            if (argument is null)
            {
                throw new ArgumentNullException(paramName);
            }
        }
    }

    public static bool Contains(this string text, char character) => text.IndexOf(character) >= 0;
#endif
}
