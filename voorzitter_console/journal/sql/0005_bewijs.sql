-- The lock on evidence that is here already: its parts make place for the encrypted ones, of which this is given the
-- first; the others follow with bewaar_deel() in the same transaction. What it is (its hash) stays as it was recorded.
-- Nothing goes back to plain, nor from one key to another.
CREATE FUNCTION herschrijf_bewijs(p_naam text, p_eerste bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  merk bytea := convert_to(E'VCBEWIJS1\n', 'UTF8');
BEGIN
  IF substring(p_eerste FROM 1 FOR 10) <> merk OR EXISTS (
    SELECT FROM bewijsdeel b WHERE b.gemeente = g AND b.naam = p_naam AND b.nummer = 0
      AND substring(b.inhoud FROM 1 FOR 10) = merk
  ) OR NOT EXISTS (SELECT FROM bewijs b WHERE b.gemeente = g AND b.naam = p_naam) THEN
    RAISE EXCEPTION 'In bewijsdeel wordt niets veranderd of verwijderd.';
  END IF;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', 'ja', true);
  DELETE FROM bewijsdeel b WHERE b.gemeente = g AND b.naam = p_naam;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', '', true);
  INSERT INTO bewijsdeel (naam, nummer, inhoud, gemeente) VALUES (p_naam, 0, p_eerste, g);
END $$;

-- Evidence that never came whole begins anew where what is offered now has other bytes (under the lock it has, each time).
CREATE FUNCTION begin_bewijs(p_naam text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
BEGIN
  IF EXISTS (SELECT FROM bewijs b WHERE b.gemeente = g AND b.naam = p_naam) THEN
    RAISE EXCEPTION 'In bewijsdeel wordt niets veranderd of verwijderd.';
  END IF;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', 'ja', true);
  DELETE FROM bewijsdeel b WHERE b.gemeente = g AND b.naam = p_naam;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', '', true);
END $$;

REVOKE ALL ON FUNCTION herschrijf_bewijs(text, bytea), begin_bewijs(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION geef_rechten() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['meekijker', 'griffier', 'voorzitter', 'archief'] LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = rol);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), rol);
    EXECUTE format('GRANT SELECT ON kenmerk, vorm, stroom, vastlegging, eigendom TO %I', rol);
    CONTINUE WHEN rol = 'meekijker';
    EXECUTE format('GRANT SELECT ON kluis, bewijs, bewijsdeel TO %I', rol);
    EXECUTE format('GRANT EXECUTE ON FUNCTION schrijf(text, jsonb, text, integer, text),
      bewaar_deel(text, integer, bytea), begin_bewijs(text), bewaar_bewijs(text, text, bigint), draag_over(text, integer, text, text) TO %I', rol);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'archief') THEN
    GRANT EXECUTE ON FUNCTION wis(text, jsonb, jsonb, text, integer, text), wis_bewijs(text), herschrijf(jsonb),
      herschrijf_bewijs(text, bytea) TO archief;
  END IF;
END $$;
REVOKE ALL ON FUNCTION geef_rechten() FROM PUBLIC;
SELECT geef_rechten();

DO $$
DECLARE
  functie regprocedure;
BEGIN
  FOR functie IN SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname IN ('herschrijf_bewijs', 'begin_bewijs', 'geef_rechten')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', functie, current_schema());
  END LOOP;
END $$;
