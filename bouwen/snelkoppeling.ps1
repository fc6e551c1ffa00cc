# Maakt op het bureaublad een snelkoppeling die Windows Terminal op de goede maat opent (100 kolommen, 30 regels) met de
# console erin. Uitvoeren in de map van het programma: rechtsklik, "Uitvoeren met PowerShell". Zonder Windows Terminal
# wijst zij naar het programma zelf; maak het venster dan minstens 80 bij 24.
$hier = Split-Path -Parent $MyInvocation.MyCommand.Path
$programma = Join-Path $hier "voorzitter-console.exe"
if (-not (Test-Path $programma)) {
    Write-Error "voorzitter-console.exe staat niet in $hier; voer dit uit in de map van het programma."
    exit 2
}
$bureaublad = [Environment]::GetFolderPath("Desktop")
$koppeling = (New-Object -ComObject WScript.Shell).CreateShortcut((Join-Path $bureaublad "Voorzitterconsole.lnk"))
$terminal = Get-Command wt.exe -ErrorAction SilentlyContinue
if ($terminal) {
    $koppeling.TargetPath = $terminal.Source
    $koppeling.Arguments = "--size 100,30 --title Voorzitterconsole `"$programma`""
} else {
    $koppeling.TargetPath = $programma
}
$koppeling.WorkingDirectory = $hier
$koppeling.Save()
Write-Output "Op het bureaublad staat nu Voorzitterconsole."
