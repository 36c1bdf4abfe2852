@echo off
rem Klik dua kali berkas ini untuk melihat pratinjau situs. / Double-click to preview the site.
rem The texts keep to plain letters: they are shown before we know what the console can.
setlocal
chcp 65001 >nul
title Gaung
rem pushd, unlike cd, also enters a folder on a network share.
pushd "%~dp0"

rem Only a Python that really runs counts: Windows ships a python.exe that just opens its store.
set "PYTHON="
py -3 -c "" >nul 2>nul && set "PYTHON=py -3"
if not defined PYTHON python -c "" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON goto missing

echo Pratinjau akan terbuka di peramban. Biarkan jendela ini terbuka.
echo Untuk berhenti, tekan Ctrl+C atau tutup jendela ini.
echo.
%PYTHON% build.py serve --open
goto end

:missing
echo Python belum terpasang di komputer ini.
echo.
echo  1. Buka https://www.python.org/downloads/ dan unduh Python 3.11 atau yang lebih baru.
echo  2. Jalankan pemasangnya dan centang "Add python.exe to PATH" di layar pertama.
echo  3. Setelah selesai, klik dua kali mulai.cmd sekali lagi.

:end
popd
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
